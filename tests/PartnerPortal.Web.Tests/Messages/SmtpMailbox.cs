using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PartnerPortal.Web.Tests.Messages;

/// <summary>A mail server that keeps what it is given; an address that begins with "refused" it does not take.</summary>
public sealed class SmtpMailbox : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<string> _received = [];
    private readonly CancellationTokenSource _closing = new();
    private readonly Task _serving;

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

    /// <summary>Whether it hangs up after it has taken a mail, before it says so.</summary>
    public bool HangsUp { get; set; }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _listener.Stop();
        await _serving;
        _closing.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_closing.Token);
                await TalkAsync(client);
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
        await writer.WriteLineAsync("220 mailbox");
        while (await reader.ReadLineAsync(_closing.Token) is { } line)
        {
            if (line.StartsWith("DATA", StringComparison.Ordinal))
            {
                await writer.WriteLineAsync("354 go on");
                await TakeAsync(reader);
                if (HangsUp) return;
                await writer.WriteLineAsync("250 taken");
            }
            else if (line.StartsWith("QUIT", StringComparison.Ordinal)) return;
            else await writer.WriteLineAsync(line.StartsWith("RCPT TO:<refused", StringComparison.Ordinal) ? "550 nobody here" : "250 well");
        }
    }

    private async Task TakeAsync(StreamReader reader)
    {
        var mail = new StringBuilder();
        while (await reader.ReadLineAsync(_closing.Token) is { } line && line != ".") mail.Append(line).Append('\n');
        lock (_received) _received.Add(mail.ToString());
    }
}
