using Microsoft.AspNetCore.Authentication.OAuth;

namespace PartnerPortal.Web.Security.Provider;

/// <summary>The vendor's own identity provider, as the settings <c>SignIn:Provider</c> name it.</summary>
internal sealed class ProviderOptions : OAuthOptions
{
    public const string Section = "SignIn:Provider";

    /// <summary>What its button says.</summary>
    public string Name { get; set; } = "";

    /// <summary>Where its description is (OpenID Connect discovery); alternatively the endpoints and the issuer are given one by one.</summary>
    public string? Authority { get; set; }

    /// <summary>What its identity tokens name as their issuer.</summary>
    public string? Issuer { get; set; }

    /// <summary>Where it publishes the keys by which it signs them.</summary>
    public string? JwksUri { get; set; }

    /// <summary>Those keys, as last published.</summary>
    public ProviderKeys Keys { get; } = new();

    /// <summary>Whether a token that says <c>mfa</c> (<c>amr</c>) spares the portal's own second factor.</summary>
    public bool TrustsMfa { get; set; }

    /// <exception cref="ArgumentException">Neither an authority nor the endpoints are given, or the way there is open to everybody.</exception>
    public override void Validate()
    {
        if (string.IsNullOrEmpty(ClientId)) throw new ArgumentException($"{Section}:ClientId is missing");
        if (Authority is null && (AuthorizationEndpoint is not { Length: > 0 } || TokenEndpoint is not { Length: > 0 } || Issuer is null || JwksUri is null))
            throw new ArgumentException($"{Section} names neither Authority nor Issuer, AuthorizationEndpoint, TokenEndpoint and JwksUri");
        foreach (var address in new[] { Authority, AuthorizationEndpoint, TokenEndpoint, UserInformationEndpoint, JwksUri }.Where(address => address is { Length: > 0 }))
        {
            var uri = new Uri(address!);
            if (uri.Scheme != Uri.UriSchemeHttps && !uri.IsLoopback) throw new ArgumentException($"{Section}: {address} is not https");
        }
    }
}
