using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace PartnerPortal.Web.Security.Provider;

/// <summary>
/// Knows where the provider's endpoints are and by which keys it signs: from its published description, from the settings, or from both,
/// where the settings go first. It is read anew each hour, so that a withdrawn key stops counting, and when asked to. The framework's own
/// would read it in the background, so that whoever comes first after a change of keys is refused.
/// </summary>
internal sealed class ProviderDescription(ProviderOptions settings, TimeProvider time) : IConfigurationManager<OpenIdConnectConfiguration>
{
    private static readonly TimeSpan Holds = TimeSpan.FromHours(1);

    // Whether an address is safe is asked here: this very machine may be reached without https.
    private readonly HttpDocumentRetriever _way = new(new HttpClient { Timeout = TimeSpan.FromSeconds(15) }) { RequireHttps = false };

    private volatile Published? _known;

    public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(CancellationToken cancel)
    {
        var at = time.GetUtcNow();
        if (_known is { } known && at - known.At < Holds) return known.Description;
        var read = await ReadAsync(cancel);
        _known = new Published(read, at);
        return read;
    }

    public void RequestRefresh() => _known = null;

    private async Task<OpenIdConnectConfiguration> ReadAsync(CancellationToken cancel)
    {
        var found = settings.Authority is { } authority
            ? OpenIdConnectConfiguration.Create(
                await _way.GetDocumentAsync(authority.TrimEnd('/') + "/.well-known/openid-configuration", cancel))
            : new OpenIdConnectConfiguration();
        if (settings.Issuer is { Length: > 0 } issuer) found.Issuer = issuer;
        if (settings.AuthorizationEndpoint is { Length: > 0 } authorization) found.AuthorizationEndpoint = authorization;
        if (settings.TokenEndpoint is { Length: > 0 } token) found.TokenEndpoint = token;
        if (settings.UserInformationEndpoint is { Length: > 0 } person) found.UserInfoEndpoint = person;
        if (settings.JwksUri is { Length: > 0 } keys) found.JwksUri = keys;
        RequireSafe(found);
        found.JsonWebKeySet = new JsonWebKeySet(await _way.GetDocumentAsync(found.JwksUri, cancel));
        foreach (var key in found.JsonWebKeySet.GetSigningKeys()) found.SigningKeys.Add(key);
        return found;
    }

    private static void RequireSafe(OpenIdConnectConfiguration found)
    {
        var addresses = new[] { found.AuthorizationEndpoint, found.TokenEndpoint, found.JwksUri };
        if (addresses.Append(found.Issuer).Any(string.IsNullOrEmpty))
            throw new InvalidOperationException("The identity provider's description is not complete");
        var further = new[] { found.UserInfoEndpoint, found.PushedAuthorizationRequestEndpoint };
        if (addresses.Concat(further).FirstOrDefault(each => !ProviderOptions.IsSafe(each)) is { } open)
            throw new InvalidOperationException($"The identity provider's description names {open}, which is not https");
    }

    private sealed record Published(OpenIdConnectConfiguration Description, DateTimeOffset At);
}
