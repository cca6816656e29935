using System.Collections.Frozen;
using System.Net;
using System.Net.NetworkInformation;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace PartnerPortal.Web.Security;

/// <summary>
/// The hosts that the portal answers for: that of the setting <c>Address</c>, those it was told to listen on, this machine's names and
/// addresses, and, where people come by several hosts of one domain, those of <c>SignIn:PasskeyDomain</c>.
/// </summary>
internal sealed class KnownHosts(IConfiguration configuration, IServer server)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);
    private readonly string _domain = configuration["SignIn:PasskeyDomain"] ?? "";
    private readonly Lazy<FrozenSet<string>> _names = new(() => Names(configuration, server));
    private (long At, FrozenSet<IPAddress> Addresses)? _machine;

    /// <param name="host">Without a port.</param>
    /// <param name="reached">The address of this machine at which the request came in.</param>
    public bool Knows(string host, IPAddress? reached)
    {
        var name = host.Trim('[', ']').TrimEnd('.');
        if (name.Length == 0) return false;
        if (_names.Value.Contains(name)) return true;
        return IPAddress.TryParse(name, out var address) ? IsHere(Plain(address), reached) : IsInDomain(name);
    }

    private bool IsInDomain(string host) => _domain.Length > 0
        && (host.Equals(_domain, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + _domain, StringComparison.OrdinalIgnoreCase));

    private bool IsHere(IPAddress address, IPAddress? reached) =>
        IPAddress.IsLoopback(address) || (reached is not null && address.Equals(Plain(reached))) || MachineAddresses().Contains(address);

    /// <summary>Addresses come and go while the portal runs.</summary>
    private FrozenSet<IPAddress> MachineAddresses()
    {
        var now = Environment.TickCount64;
        if (_machine is { } known && now - known.At < Fresh.TotalMilliseconds) return known.Addresses;
        var found = NetworkInterface.GetAllNetworkInterfaces()
            .SelectMany(face => face.GetIPProperties().UnicastAddresses).Select(unicast => Plain(unicast.Address)).ToFrozenSet();
        _machine = (now, found);
        return found;
    }

    private static FrozenSet<string> Names(IConfiguration configuration, IServer server)
    {
        var listening = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        var network = IPGlobalProperties.GetIPGlobalProperties();
        // "Any host" as an address to listen on is no name of this machine.
        string[] any = ["0.0.0.0", "::"];
        string[] own = [
            "localhost", Environment.MachineName, Dns.GetHostName(), network.HostName,
            $"{network.HostName}.{network.DomainName}".TrimEnd('.'), OwnName()];
        return own.Concat(listening.Append(configuration["Address"]).Select(HostOf).OfType<string>())
            .Where(name => name.Length > 0 && !any.Contains(name)).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The full name, where the machine's resolver knows one.</summary>
    private static string OwnName()
    {
        try
        {
            return Dns.GetHostEntry(Dns.GetHostName()).HostName;
        }
        catch (System.Net.Sockets.SocketException)
        {
            return "";
        }
    }

    /// <summary>Null for "any host" and for what is no address.</summary>
    private static string? HostOf(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.IdnHost : null;

    private static IPAddress Plain(IPAddress address)
    {
        var mapped = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return mapped.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? new IPAddress(mapped.GetAddressBytes()) : mapped;
    }
}
