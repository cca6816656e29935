using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Options;
using PartnerPortal.Application.Messages;
using PartnerPortal.Application.Telemetry;
using PartnerPortal.Web.Vendor;

namespace PartnerPortal.Web.Messages;

/// <summary>Gives waiting mail to the mail server, one after the other.</summary>
public sealed class MailPost(MailQueue queue, MessageText texts, IOptions<MailOptions> options, VendorLook vendor, ILogger<MailPost> log)
{
    private static readonly TimeSpan LongestSending = TimeSpan.FromSeconds(60);

    /// <summary>Sends what is waiting, if a mail server is set. Cancelled, it ends after the mail at hand: nobody has to wonder about it.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        if (!options.Value.IsSet) return;
        while (!ct.IsCancellationRequested && await queue.ClaimAsync(CancellationToken.None) is { } mail) await SendAsync(mail);
    }

    private async Task SendAsync(QueuedMail mail)
    {
        try
        {
            using var message = Compose(mail);
            using var client = Connect();
            using var limit = new CancellationTokenSource(LongestSending);
            await client.SendMailAsync(message, limit.Token);
            await queue.SentAsync(mail, CancellationToken.None);
            Count("sent");
        }
        catch (SmtpException refused) when (SurelyNotSent(refused))
        {
            log.LogWarning("Mail {MailId} was refused: {Reason}", mail.MailId, refused.Message);
            await queue.RefusedAsync(mail, Shortened(refused), CancellationToken.None);
            Count("refused");
        }
        catch (FormatException address)
        {
            await queue.RefusedAsync(mail, Shortened(address), CancellationToken.None);
            Count("refused");
        }
        catch (Exception broken) when (broken is SmtpException or OperationCanceledException or IOException)
        {
            log.LogWarning(broken, "What became of mail {MailId} is unknown", mail.MailId);
            await queue.UnknownAsync(mail, Shortened(broken), CancellationToken.None);
            Count("unknown");
        }
    }

    private static void Count(string outcome) => PortalMeter.Mail.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    // A refusal comes with an answer of the server, or because there was none to talk to.
    private static bool SurelyNotSent(SmtpException problem) =>
        problem.StatusCode != SmtpStatusCode.GeneralFailure || problem.GetBaseException() is SocketException { SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData };

    private MailMessage Compose(QueuedMail mail)
    {
        var text = texts.Of(mail.Kind, mail.Language, mail.Values, mail.Link);
        return new MailMessage(new MailAddress(options.Value.From ?? $"portal@{options.Value.Host}", vendor.Name), new MailAddress(mail.To))
        {
            Subject = text.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = text.Body,
            BodyEncoding = Encoding.UTF8,
            // Who gets a mail twice after all can see that it is the same one.
            Headers = { { "Message-ID", $"<{mail.MailId:N}@{new MailAddress(options.Value.From ?? "portal@localhost").Host}>" }, { "Auto-Submitted", "auto-generated" } },
        };
    }

    private SmtpClient Connect() => new(options.Value.Host, options.Value.Port)
    {
        EnableSsl = options.Value.Tls,
        Credentials = options.Value.User is { Length: > 0 } user ? new NetworkCredential(user, options.Value.Password) : null,
    };

    private static string Shortened(Exception problem) => problem.Message.Length <= 300 ? problem.Message : problem.Message[..300];
}
