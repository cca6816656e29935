using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;

namespace PartnerPortal.Testing.Faults;

/// <summary>
/// One connection over a <see cref="WireProxy"/>: knows as much of PostgreSQL's protocol as it takes to tell commands apart.
/// </summary>
internal sealed class WireLink : IAsyncDisposable
{
    private const int HeaderBytes = 5;
    private const int TextShown = 70;
    private readonly WireProxy _proxy;
    private readonly Socket _client;
    private readonly Socket _server;
    private readonly ConcurrentQueue<WirePoint> _unanswered = new();
    private readonly Task _both;
    private string _command = "";
    private int _cuts;

    public WireLink(WireProxy proxy, Socket client, Socket server)
    {
        (_proxy, _client, _server) = (proxy, client, server);
        _both = Task.WhenAll(UntilCutAsync(AskAsync), UntilCutAsync(AnswerAsync));
    }

    /// <summary>Ends the connection on both sides, as a broken cable does: without a word. A second call does nothing.</summary>
    public void Cut()
    {
        if (Interlocked.Increment(ref _cuts) > 1) return;
        foreach (var end in new[] { _client, _server })
        {
            end.LingerState = new LingerOption(true, 0);
            end.Close();
        }
    }

    public async ValueTask DisposeAsync()
    {
        Cut();
        await _both;
    }

    private async Task UntilCutAsync(Func<Stream, Stream, Task> pump)
    {
        // Away from whoever accepts connections.
        await Task.Yield();
        try
        {
            await using var client = new NetworkStream(_client, ownsSocket: false);
            await using var server = new NetworkStream(_server, ownsSocket: false);
            await pump(client, server);
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException or SocketException or EndOfStreamException)
        {
            // One side has left; the other one is told by closing.
        }

        Cut();
    }

    // Held back until it is whole: the server would begin with the first half of a command.
    private async Task AskAsync(Stream client, Stream server)
    {
        await using var read = new BufferedStream(client, 65_536);
        var held = new MemoryStream();
        await PassStartAsync(read, server);
        while (await ReadAsync(read) is { } message)
        {
            held.Write(message);
            switch ((char)message[0])
            {
                case 'P':
                    _command = Text(message, from: Array.IndexOf(message, (byte)0, HeaderBytes) + 1);
                    break;
                case 'Q':
                    await SendAsync(server, held, Text(message, HeaderBytes));
                    break;
                case 'S':
                    await SendAsync(server, held, _command);
                    break;
                case 'c':
                    await SendAsync(server, held, "COPY ends");
                    break;
                case 'd' or 'H' or 'X' or 'p' or 'f':
                    await FlushAsync(server, held);
                    break;
            }
        }
    }

    private async Task SendAsync(Stream server, MemoryStream held, string command)
    {
        var number = _proxy.NextCommand() * 2;
        await _proxy.ReachAsync(this, new WirePoint(number, command));
        _unanswered.Enqueue(new WirePoint(number + 1, command));
        await FlushAsync(server, held);
    }

    private static async Task FlushAsync(Stream server, MemoryStream held)
    {
        await server.WriteAsync(held.GetBuffer().AsMemory(0, (int)held.Length));
        held.SetLength(0);
    }

    // A command is answered with "ready for query", or with the invitation to send rows.
    private async Task AnswerAsync(Stream client, Stream server)
    {
        await using var read = new BufferedStream(server, 65_536);
        await using var write = new BufferedStream(client, 65_536);
        while (await ReadAsync(read) is { } message)
        {
            var ends = (char)message[0] is 'Z' or 'G';
            if (ends && _unanswered.TryDequeue(out var answered))
            {
                await write.FlushAsync();
                await _proxy.ReachAsync(this, answered);
            }

            await write.WriteAsync(message);
            if (ends || (char)message[0] is 'R' or 'E' or 'N') await write.FlushAsync();
        }
    }

    private static async Task PassStartAsync(Stream read, Stream server)
    {
        var start = new byte[4];
        await read.ReadExactlyAsync(start);
        var rest = new byte[BinaryPrimitives.ReadInt32BigEndian(start) - 4];
        await read.ReadExactlyAsync(rest);
        await server.WriteAsync((byte[])[.. start, .. rest]);
    }

    private static async Task<byte[]?> ReadAsync(Stream from)
    {
        var header = new byte[HeaderBytes];
        if (await from.ReadAtLeastAsync(header, HeaderBytes, throwOnEndOfStream: false) < HeaderBytes) return null;
        var message = new byte[BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(1)) + 1];
        header.CopyTo(message, 0);
        await from.ReadExactlyAsync(message.AsMemory(HeaderBytes));
        return message;
    }

    private static string Text(byte[] message, int from)
    {
        var end = Array.IndexOf(message, (byte)0, from);
        var text = string.Join(
            ' ', Encoding.UTF8.GetString(message, from, end - from).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= TextShown ? text : text[..TextShown];
    }
}
