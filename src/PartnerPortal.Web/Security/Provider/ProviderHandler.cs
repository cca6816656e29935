using System.Net.Http.Headers;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace PartnerPortal.Web.Security.Provider;

/// <summary>
/// Asks the vendor's identity provider who somebody is: the framework's code flow with state and PKCE, and on top of it what OpenID
/// Connect adds: discovery, nonce and the identity token, signed by the provider.
/// </summary>
internal sealed class ProviderHandler(IOptionsMonitor<ProviderOptions> options, ILoggerFactory logs, UrlEncoder encoder)
    : OAuthHandler<ProviderOptions>(options, logs, encoder)
{
    private const string Nonce = "nonce";

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        await DiscoverAsync();
        properties.Items[Nonce] = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        await base.HandleChallengeAsync(properties);
    }

    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri) =>
        QueryHelpers.AddQueryString(base.BuildChallengeUrl(properties, redirectUri), Nonce, properties.Items[Nonce]!);

    protected override async Task<OAuthTokenResponse> ExchangeCodeAsync(OAuthCodeExchangeContext context)
    {
        await DiscoverAsync();
        return await base.ExchangeCodeAsync(context);
    }

    protected override async Task<AuthenticationTicket> CreateTicketAsync(ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse tokens)
    {
        var token = ProviderIdentity.Text(tokens.Response!.RootElement, "id_token") ?? throw new AuthenticationFailureException("There is no identity token");
        var at = TimeProvider.GetUtcNow();
        var keys = await Options.Keys.FindAsync(Backchannel, new Uri(Options.JwksUri!), ProviderIdentity.KeyIdOf(token), at, Context.RequestAborted);
        var person = await ProviderIdentity.ReadAsync(token, new ProviderQuestion(Options.Issuer!, Options.ClientId, properties.Items[Nonce], keys, at));
        if (person.VerifiedEmail is null && Options.UserInformationEndpoint is { Length: > 0 }) person = await WithEmailAsync(person, tokens);
        identity.AddClaim(new Claim(ProviderClaims.Issuer, person.Issuer));
        identity.AddClaim(new Claim(ProviderClaims.Subject, person.Subject));
        if (person.VerifiedEmail is { } email) identity.AddClaim(new Claim(ProviderClaims.Email, email));
        if (person.Mfa) identity.AddClaim(new Claim(ProviderClaims.Mfa, "true"));
        return new AuthenticationTicket(new ClaimsPrincipal(identity), properties, Scheme.Name);
    }

    /// <summary>Some providers tell the address only when asked apart.</summary>
    private async Task<ProviderIdentity> WithEmailAsync(ProviderIdentity person, OAuthTokenResponse tokens)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Options.UserInformationEndpoint);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens.AccessToken);
        using var answer = await Backchannel.SendAsync(request, Context.RequestAborted);
        answer.EnsureSuccessStatusCode();
        using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Context.RequestAborted));
        return ProviderIdentity.Text(document.RootElement, "sub") == person.Subject
            ? person with { VerifiedEmail = ProviderIdentity.VerifiedEmailOf(document.RootElement) }
            : throw new AuthenticationFailureException("The provider speaks of somebody else");
    }

    /// <summary>Learns once where the provider's endpoints are; those of the settings go first.</summary>
    private async Task DiscoverAsync()
    {
        if (Options.Authority is not { } authority || Options is { AuthorizationEndpoint.Length: > 0, TokenEndpoint.Length: > 0, Issuer: not null, JwksUri: not null }) return;
        var text = await Backchannel.GetStringAsync(authority.TrimEnd('/') + "/.well-known/openid-configuration", Context.RequestAborted);
        using var document = JsonDocument.Parse(text);
        var found = document.RootElement;
        if (Options.UserInformationEndpoint is not { Length: > 0 }) Options.UserInformationEndpoint = ProviderIdentity.Text(found, "userinfo_endpoint") ?? "";
        if (Options.TokenEndpoint is not { Length: > 0 }) Options.TokenEndpoint = ProviderIdentity.Text(found, "token_endpoint") ?? "";
        if (Options.AuthorizationEndpoint is not { Length: > 0 }) Options.AuthorizationEndpoint = ProviderIdentity.Text(found, "authorization_endpoint") ?? "";
        Options.Issuer ??= ProviderIdentity.Text(found, "issuer");
        Options.JwksUri ??= ProviderIdentity.Text(found, "jwks_uri") ?? throw new AuthenticationFailureException("The provider publishes no keys");
        Options.Validate();
    }
}
