using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace PartnerPortal.Application.People.Accounts;

/// <summary>Where somebody who signs in comes from.</summary>
/// <param name="Address">As the connection says.</param>
/// <param name="Device">What the browser was given after an earlier sign-in (<see cref="KnownDevices"/>); null for none.</param>
public sealed record SignInSource(IPAddress? Address, string? Device = null)
{
    /// <summary>The address that attempts count for: a household or an office has a whole /64 of IPv6.</summary>
    public string Network
    {
        get
        {
            if (Address is null) return "unknown";
            if (Address.IsIPv4MappedToIPv6) return Address.MapToIPv4().ToString();
            if (Address.AddressFamily != AddressFamily.InterNetworkV6) return Address.ToString();
            var bytes = Address.GetAddressBytes();
            Array.Clear(bytes, 8, 8);
            return string.Create(CultureInfo.InvariantCulture, $"{new IPAddress(bytes)}/64");
        }
    }
}
