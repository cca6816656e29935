using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace PartnerPortal.Web.Messages;

/// <summary>
/// Where people reach the portal, for links in mail: the setting <c>Address</c>, otherwise what the server listens on. Never what a
/// request claims, or a stranger could have links to another site sent.
/// </summary>
public sealed class PortalAddress(IConfiguration configuration, IServer server)
{
    /// <param name="path">A path in the portal.</param>
    public Uri Of(string path) => new(Root(), path.TrimStart('/'));

    private Uri Root()
    {
        var address = configuration["Address"] is { Length: > 0 } named
            ? named
            : server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost";
        return new Uri(
            address.Replace("//+", "//localhost", StringComparison.Ordinal).Replace("//*", "//localhost", StringComparison.Ordinal)
            .Replace("//0.0.0.0", "//localhost", StringComparison.Ordinal).Replace(
                "//[::]", "//localhost", StringComparison.Ordinal).TrimEnd('/') + "/");
    }
}
