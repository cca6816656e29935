using Microsoft.Extensions.Options;
using MimeKit;
using MimeKit.Text;
using PartnerPortal.Application.Platform.Messages;
using PartnerPortal.Application.Platform.Telemetry;
using PartnerPortal.Web.Vendor;

namespace PartnerPortal.Web.Messages;

/// <summary>Gives waiting mail to the mail server, one after the other over one connection.</summary>
public sealed class MailPost(MailQueue queue, MessageText texts, IOptions<MailOptions> options, VendorLook vendor, ILogger<MailPost> log)
{
    /// <summary>
    /// Sends what is waiting, if a mail server is set. Cancelled, it ends after the mail at hand: nobody has to wonder about it.
    /// </summary>
    public async Task RunAsync(CancellationToken ct)
    {
        if (!options.Value.IsSet) return;
        await using var connection = new MailConnection(options.Value);
        while (!ct.IsCancellationRequested && await queue.ClaimAsync(CancellationToken.None) is { } mail)
        {
            await NoteAsync(mail, await SendAsync(mail, connection));
        }
    }

    private async Task<MailFate> SendAsync(QueuedMail mail, MailConnection connection)
    {
        try
        {
            using var message = Compose(mail);
            return await connection.SendAsync(message);
        }
        catch (ParseException address)
        {
            return new MailFate(MailOutcome.Failed, address);
        }
    }

    private async Task NoteAsync(QueuedMail mail, MailFate fate)
    {
        switch (fate.Outcome)
        {
            case MailOutcome.Sent:
                await queue.SentAsync(mail, CancellationToken.None);
                break;
            case MailOutcome.Refused:
                log.LogWarning("Mail {MailId} was refused: {Reason}", mail.MailId, fate.Problem!.Message);
                await queue.RefusedAsync(mail, Shortened(fate.Problem), CancellationToken.None);
                break;
            case MailOutcome.Failed:
                log.LogWarning("Mail {MailId} was refused for good: {Reason}", mail.MailId, fate.Problem!.Message);
                await queue.FailedAsync(mail, Shortened(fate.Problem), CancellationToken.None);
                break;
            case MailOutcome.Unknown:
                log.LogWarning(fate.Problem, "What became of mail {MailId} is unknown", mail.MailId);
                await queue.UnknownAsync(mail, Shortened(fate.Problem!), CancellationToken.None);
                break;
        }

        PortalMeter.Mail.Add(1, new KeyValuePair<string, object?>("outcome", fate.Outcome.ToString().ToLowerInvariant()));
    }

    private MimeMessage Compose(QueuedMail mail)
    {
        var text = texts.Of(mail.Kind, mail.Language, mail.Values, mail.Link);
        var sender = new MailboxAddress(MessageText.OneLine(vendor.Name), options.Value.Sender);
        return new MimeMessage(
            [sender], [new MailboxAddress("", MessageText.OneLine(mail.To))], text.Subject,
            new TextPart(TextFormat.Plain) { Text = text.Body })
        {
            // Who gets a mail twice after all can see that it is the same one.
            MessageId = $"{mail.MailId:N}@{sender.Domain}",
            Headers = { { "Auto-Submitted", "auto-generated" } },
        };
    }

    private static string Shortened(Exception problem) => problem.Message.Length <= 300 ? problem.Message : problem.Message[..300];
}
