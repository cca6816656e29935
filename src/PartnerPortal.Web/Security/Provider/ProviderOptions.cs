using PartnerPortal.Data.LocalCluster;

namespace PartnerPortal.Web.Security.Provider;

/// <summary>The vendor's own identity provider, as the settings <c>SignIn:Provider</c> name it.</summary>
internal sealed class ProviderOptions
{
    public const string Section = "SignIn:Provider";

    public string ClientId { get; set; } = "";

    public string ClientSecret { get; set; } = "";

    /// <summary>What is asked for, parted by blanks.</summary>
    public string Scopes { get; set; } = "openid email profile";

    /// <summary>
    /// Where its description is (OpenID Connect discovery); alternatively the endpoints and the issuer are given one by one.
    /// </summary>
    public string? Authority { get; set; }

    /// <summary>What its identity tokens name as their issuer.</summary>
    public string? Issuer { get; set; }

    public string? AuthorizationEndpoint { get; set; }

    public string? TokenEndpoint { get; set; }

    public string? UserInformationEndpoint { get; set; }

    /// <summary>Where it publishes the keys by which it signs its tokens.</summary>
    public string? JwksUri { get; set; }

    /// <exception cref="EnvironmentLackException">Neither an authority nor the endpoints are given, or the way there is open to
    /// everybody.</exception>
    public void Validate()
    {
        if (Authority is null && new[] { Issuer, AuthorizationEndpoint, TokenEndpoint, JwksUri }.Any(string.IsNullOrEmpty))
            throw Lack($"{Section} names neither Authority nor Issuer, AuthorizationEndpoint, TokenEndpoint and JwksUri.");
        foreach (var address in new[] { Authority, AuthorizationEndpoint, TokenEndpoint, UserInformationEndpoint, JwksUri })
            if (!IsSafe(address)) throw Lack($"{Section}: {address} is not https.");
    }

    /// <summary>Whether nobody can listen on the way: https, or this very machine. None is safe.</summary>
    public static bool IsSafe(string? address) =>
        string.IsNullOrEmpty(address)
            || (Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.IsLoopback));

    private static EnvironmentLackException Lack(string what) => new(what, "See \"Configuration\" in the README.");
}
