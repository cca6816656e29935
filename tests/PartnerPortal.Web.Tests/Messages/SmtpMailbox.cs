using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PartnerPortal.Web.Tests.Messages;

/// <summary>A moment in a talk with the mail server: what the portal said last, before or after the answer to it. All talks count on.</summary>
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
    private readonly CancellationTokenSource _closing = new();
    private readonly Task _serving;
    private int _moments;

    public SmtpMailbox()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public IReadOnlyList<string> Received
    {
        get
        {
            lock (_received) return [.. _received];
        }
    }

    /// <summary>How many moments there were.</summary>
    public int Moments => _moments;

    /// <summary>Asked at each moment whether it hangs up.</summary>
    public Func<SmtpMoment, Task<bool>> HangsUp { get; set; } = _ => Task.FromResult(false);

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _serving;
        _listener.Stop();
        _closing.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_closing.Token);
                try
                {
                    await TalkAsync(client);
                }
                catch (IOException)
                {
                    // The portal has left.
                }
            }
        }
        catch (Exception closed) when (closed is OperationCanceledException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
        await using var writer = new StreamWriter(client.GetStream(), new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        if (!await AnswerAsync(writer, "", "220 mailbox")) return;
        while (await reader.ReadLineAsync(_closing.Token) is { } line)
        {
            var goesOn = line.StartsWith("DATA", StringComparison.Ordinal)
                ? await AnswerAsync(writer, line, "354 go on") && await TakeAsync(reader) && await AnswerAsync(writer, ".", "250 taken")
                : await AnswerAsync(writer, line, line.StartsWith("RCPT TO:<refused", StringComparison.Ordinal) ? "550 nobody here" : "250 well");
            if (!goesOn || line.StartsWith("QUIT", StringComparison.Ordinal)) return;
        }
    }

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

            mail.Append(line).Append('\n');
        }

        return false;
    }
}
