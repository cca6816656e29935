using Microsoft.IdentityModel.Tokens;

namespace PartnerPortal.Web.Security.Provider;

/// <summary>
/// The keys by which the provider signs, as it publishes them (JSON Web Key Set). They are asked for anew each hour, so that a withdrawn one
/// stops counting, and when a token names one that is not among them: providers change their keys.
/// </summary>
internal sealed class ProviderKeys
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private volatile Published? _known;

    /// <param name="backchannel">The way to the provider.</param>
    /// <param name="address">Where it publishes them.</param>
    /// <param name="keyId">The one that is wanted; empty for any.</param>
    /// <param name="at">Now.</param>
    public async Task<IReadOnlyList<SecurityKey>> FindAsync(HttpClient backchannel, Uri address, string keyId, DateTimeOffset at, CancellationToken ct)
    {
        if (_known is { } known && at - known.At < Longest && (keyId.Length == 0 || known.Keys.Any(key => key.KeyId == keyId))) return known.Keys;
        var fetched = new JsonWebKeySet(await backchannel.GetStringAsync(address, ct));
        var keys = fetched.GetSigningKeys();
        _known = new Published([.. keys], at);
        return [.. keys];
    }

    private sealed record Published(IReadOnlyList<SecurityKey> Keys, DateTimeOffset At);
}
