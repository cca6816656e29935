using System.Net;
using System.Net.Sockets;
using Npgsql;
using PartnerPortal.Data;

namespace PartnerPortal.Testing.Faults;

/// <summary>
/// A wire between an unmodified program and PostgreSQL that numbers every command the program sends, on all its connections together, and
/// lets a fault happen at one of them.
/// </summary>
internal sealed class WireProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closing = new();
    private readonly List<WireLink> _links = [];
    private readonly List<WirePoint> _points = [];
    private readonly EndPoint _server;
    private readonly WireFault? _fault;
    private readonly Task _accepting;
    private int _commands;
    private int _strikes;

    /// <param name="connection">How the server is reached without a fault: over its socket or its port.</param>
    /// <param name="fault">What happens once, if anything.</param>
    public WireProxy(PortalConnection connection, WireFault? fault = null)
    {
        var direct = new NpgsqlConnectionStringBuilder(connection.App);
        _server = Path.IsPathRooted(direct.Host)
            ? new UnixDomainSocketEndPoint(Path.Combine(direct.Host, $".s.PGSQL.{direct.Port}"))
            : new DnsEndPoint(direct.Host!, direct.Port);
        _fault = fault;
        _listener.Start();
        var app = new NpgsqlConnectionStringBuilder(connection.App)
        {
            Host = "127.0.0.1", Port = ((IPEndPoint)_listener.LocalEndpoint).Port, SslMode = SslMode.Disable,
            GssEncryptionMode = GssEncryptionMode.Disable,
        };
        Connection = connection with { App = app.ConnectionString };
        _accepting = AcceptAsync();
    }

    /// <summary>The portal's way to the server, over this wire; the owner's leads past it.</summary>
    public PortalConnection Connection { get; }

    /// <summary>Whether the fault has happened.</summary>
    public bool HasStruck => _strikes > 0;

    /// <summary>The points passed so far, in their order.</summary>
    public IReadOnlyList<WirePoint> Points
    {
        get
        {
            lock (_points) return [.. _points.OrderBy(point => point.Number)];
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _listener.Stop();
        await _accepting;
        WireLink[] links;
        lock (_links) links = [.. _links];
        foreach (var link in links) await link.DisposeAsync();
        _closing.Dispose();
    }

    /// <summary>The next command on any of the connections.</summary>
    internal int NextCommand() => Interlocked.Increment(ref _commands) - 1;

    /// <summary>Notes a point that is reached, and strikes if it is the one.</summary>
    internal async Task ReachAsync(WireLink link, WirePoint point)
    {
        lock (_points) _points.Add(point);
        if (_fault is not null && _fault.Strikes(point) && Interlocked.Exchange(ref _strikes, 1) == 0) await _fault.Act(link);
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptSocketAsync(_closing.Token);
                client.NoDelay = true;
                var server = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                try
                {
                    await server.ConnectAsync(_server, _closing.Token);
                }
                catch (SocketException)
                {
                    // The server is away: so is this wire.
                    client.Dispose();
                    server.Dispose();
                    continue;
                }

                lock (_links) _links.Add(new WireLink(this, client, server));
            }
        }
        catch (Exception closed) when (closed is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
