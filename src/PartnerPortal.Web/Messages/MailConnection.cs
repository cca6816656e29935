using System.Net.Security;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace PartnerPortal.Web.Messages;

/// <summary>
/// A talk with the mail server: begun with the first mail, gone on with for those after it, begun anew when it broke. Whether a mail may
/// have
/// gone is decided by one thing: did the server see any of its text?
/// </summary>
internal sealed class MailConnection(MailOptions options) : IAsyncDisposable
{
    private static readonly TimeSpan LongestFarewell = TimeSpan.FromSeconds(5);

    // Lists of withdrawn certificates are not asked for, as everywhere in .NET: a server without a way out could send nothing.
    private readonly SmtpClient _client = new() { CheckCertificateRevocation = false };

    /// <summary>Judges the server's certificate instead of the machine's authorities.</summary>
    internal RemoteCertificateValidationCallback? Certificate { init => _client.ServerCertificateValidationCallback = value; }

    /// <summary>How long one mail may take, with the greetings before it.</summary>
    internal TimeSpan LongestSending { get; init; } = TimeSpan.FromSeconds(60);

    public async Task<MailFate> SendAsync(MimeMessage message)
    {
        using var limit = new CancellationTokenSource(LongestSending);
        var text = new TextOnItsWay();
        try
        {
            if (!_client.IsConnected) await OpenAsync(limit.Token);
            await _client.SendAsync(message, limit.Token, text);
            return new MailFate(MailOutcome.Sent);
        }
        catch (SmtpCommandException no)
        {
            return new MailFate(IsForGood(no) ? MailOutcome.Failed : MailOutcome.Refused, no);
        }
        catch (Exception broken) when (IsOfTheTalk(broken))
        {
            return new MailFate(text.HasBegun ? MailOutcome.Unknown : MailOutcome.Refused, broken);
        }
    }

    /// <summary>Takes leave of the server; whether it answers matters to nobody.</summary>
    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(LongestFarewell);
        try
        {
            if (_client.IsConnected) await _client.DisconnectAsync(quit: true, limit.Token);
        }
        catch (Exception broken) when (IsOfTheTalk(broken))
        {
            // It is closed either way.
        }
        finally
        {
            _client.Dispose();
        }
    }

    private async Task OpenAsync(CancellationToken ct)
    {
        try
        {
            await _client.ConnectAsync(options.Host!, options.Port, options.Security, ct);
            if (options.User is { Length: > 0 } user) await _client.AuthenticateAsync(user, options.Password ?? "", ct);
        }
        catch
        {
            // Half a talk is none: the next mail begins anew.
            await _client.DisconnectAsync(quit: false, CancellationToken.None);
            throw;
        }
    }

    // From 500 on a server means it for good (RFC 5321, 4.2.1). When it is about who asks (530, 535, or 5.7 in RFC 3463), it is about the
    // settings of one of the two and not about this mail: somebody mends them, and what waited goes.
    private static bool IsForGood(SmtpCommandException no) =>
        no.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted
        && (int)no.StatusCode >= 500
        && no.StatusCode is not (SmtpStatusCode.AuthenticationRequired or SmtpStatusCode.AuthenticationInvalidCredentials)
        && !no.Message.Contains("5.7.", StringComparison.Ordinal);

    private static bool IsOfTheTalk(Exception problem) =>
        problem is IOException or SocketException or OperationCanceledException or ProtocolException or CommandException
            or AuthenticationException
            or SslHandshakeException or ServiceNotConnectedException or ServiceNotAuthenticatedException or NotSupportedException;

    /// <summary>The library tells of each piece of a mail's text that it has handed to the connection.</summary>
    private sealed class TextOnItsWay : ITransferProgress
    {
        public bool HasBegun { get; private set; }

        public void Report(long bytesTransferred, long totalSize) => HasBegun = true;

        public void Report(long bytesTransferred) => HasBegun = true;
    }
}
