using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace PartnerPortal.Web.Tests.Platform.Messages;

/// <summary>
/// A moment in a talk with the mail server: what the portal said last, before or after the answer to it. All talks count on.
/// </summary>
public sealed record SmtpMoment(int Number, string Said, bool IsAnswered)
{
    /// <summary>The mail is taken, and the portal does not know it yet.</summary>
    public bool IsTaken => Said == "." && !IsAnswered;
}

/// <summary>A mail server that keeps what it is given; an address that begins with "refused" it does not take.</summary>
public sealed class SmtpMailbox : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<string> _received = [];
    private readonly List<string> _said = [];
    private readonly CancellationTokenSource _closing = new();
    private readonly Task _serving;
    private int _moments;

    public SmtpMailbox()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public IReadOnlyList<string> Received => Copy(_received);

    /// <summary>What it was told in words that could be read on the way, without the texts of the mails.</summary>
    public IReadOnlyList<string> Said => Copy(_said);

    /// <summary>How many moments there were.</summary>
    public int Moments => _moments;

    /// <summary>How often somebody called.</summary>
    public int Connections { get; private set; }

    /// <summary>Asked at each moment whether it hangs up.</summary>
    public Func<SmtpMoment, Task<bool>> HangsUp { get; set; } = _ => Task.FromResult(false);

    /// <summary>What it says it can do, such as STARTTLS.</summary>
    public IReadOnlyList<string> Offers { get; init; } = [];

    /// <summary>Whose mail it does not take, with its answer.</summary>
    public IReadOnlyDictionary<string, string> Refuses { get; init; } =
        new Dictionary<string,
        string> { ["refused"] = "550 5.1.1 nobody here", ["later"] = "450 4.2.1 not now", ["relayed"] = "554 5.7.1 who are you" };

    /// <summary>What it says to the text of a mail.</summary>
    public string Takes { get; init; } = "250 taken";

    /// <summary>The answer of AUTH PLAIN that it lets in.</summary>
    public string? Knows { get; init; }

    /// <summary>Who it says it is on a secure connection.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Whether it speaks securely from the first byte on.</summary>
    public bool IsSecure { get; init; }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _serving;
        _listener.Stop();
        _closing.Dispose();
    }

    private static List<string> Copy(List<string> lines)
    {
        lock (lines) return [.. lines];
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_closing.Token);
                Connections++;
                await MeetAsync(client);
            }
        }
        catch (Exception closed) when (closed is OperationCanceledException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task MeetAsync(TcpClient client)
    {
        try
        {
            if (IsSecure) await TalkAsync(await SecureAsync(client.GetStream()), greets: true, isReadable: false);
            else await TalkAsync(client.GetStream(), greets: true, isReadable: true);
        }
        catch (Exception left) when (left is IOException or AuthenticationException)
        {
            // The portal has left, or does not believe the certificate.
        }
    }

    private async Task<SslStream> SecureAsync(Stream stream)
    {
        var secure = new SslStream(stream);
        await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = Certificate }, _closing.Token);
        return secure;
    }

    private async Task TalkAsync(Stream stream, bool greets, bool isReadable)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        if (greets && !await AnswerAsync(writer, "", "220 mailbox")) return;
        while (await reader.ReadLineAsync(_closing.Token) is { } line)
        {
            if (isReadable) lock (_said) _said.Add(line);
            if (line == "STARTTLS")
            {
                await writer.WriteLineAsync("220 go on");
                await TalkAsync(await SecureAsync(stream), greets: false, isReadable: false);
                return;
            }

            var goesOn = line.StartsWith("DATA", StringComparison.Ordinal)
                ? await AnswerAsync(writer, line, "354 go on") && await TakeAsync(reader) && await AnswerAsync(writer, ".", Takes)
                : await AnswerAsync(writer, line, AnswerTo(line));
            if (!goesOn || line.StartsWith("QUIT", StringComparison.Ordinal)) return;
        }
    }

    private string AnswerTo(string line) => line.Split(' ', ':')[0] switch
    {
        "EHLO" => string.Join("\r\n", ["250-mailbox", .. Offers.Select(offer => $"250-{offer}"), "250 well"]),
        "AUTH" => line == $"AUTH PLAIN {Knows}" ? "235 well" : "535 nobody here",
        "RCPT" when Refuses.FirstOrDefault(
            refused => line.Contains($"<{refused.Key}@", StringComparison.Ordinal)) is { Value: { } no } => no,
        _ => "250 well",
    };

    private async Task<bool> AnswerAsync(StreamWriter writer, string said, string answer)
    {
        if (await HangsUp(new SmtpMoment(_moments++, said, false))) return false;
        await writer.WriteLineAsync(answer);
        return !await HangsUp(new SmtpMoment(_moments++, said, true));
    }

    /// <returns>False when the portal left in the middle of the mail.</returns>
    private async Task<bool> TakeAsync(StreamReader reader)
    {
        var mail = new StringBuilder();
        while (await reader.ReadLineAsync(_closing.Token) is { } line)
        {
            if (line == ".")
            {
                lock (_received) _received.Add(mail.ToString());
                return true;
            }

            // A dot at the start of a line is doubled on the way.
            mail.Append(line.StartsWith('.') ? line[1..] : line).Append('\n');
        }

        return false;
    }
}
