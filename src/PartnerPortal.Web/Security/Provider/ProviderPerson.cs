using System.Security.Claims;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;

namespace PartnerPortal.Web.Security.Provider;

/// <summary>
/// What the portal takes over from the provider's tokens, which the framework has checked before: four claims and nothing else.
/// </summary>
internal static class ProviderPerson
{
    /// <summary>Null where the token is for several, and not asked for by the portal.</summary>
    public static ClaimsPrincipal? Of(JsonWebToken token, string clientId)
    {
        if (string.IsNullOrEmpty(token.Subject) || (token.Audiences.Count() != 1 && token.Azp != clientId)) return null;
        var identity = new ClaimsIdentity(ProviderServices.Scheme);
        identity.AddClaim(new Claim(ProviderClaims.Issuer, token.Issuer));
        identity.AddClaim(new Claim(ProviderClaims.Subject, token.Subject));
        if (token.Claims.Any(claim => claim is { Type: "amr", Value: "mfa" })) identity.AddClaim(new Claim(ProviderClaims.Mfa, "true"));
        var vouched = token.Claims.Any(claim => claim is { Type: "email_verified", Value: "true" });
        if (vouched && token.Claims.FirstOrDefault(claim => claim.Type == "email") is { } email)
            identity.AddClaim(new Claim(ProviderClaims.Email, email.Value));
        return new ClaimsPrincipal(identity);
    }

    /// <summary>
    /// Some providers tell the address only when asked apart; that they speak of the same person, the framework has checked.
    /// </summary>
    public static void AddEmail(ClaimsPrincipal person, JsonElement told)
    {
        if (person.HasClaim(claim => claim.Type == ProviderClaims.Email) || person.Identity is not ClaimsIdentity identity) return;
        var vouched = told.TryGetProperty("email_verified", out var verified)
            && (verified.ValueKind == JsonValueKind.True || verified.ToString() == "true");
        if (vouched && told.TryGetProperty("email", out var email) && email.ValueKind == JsonValueKind.String)
            identity.AddClaim(new Claim(ProviderClaims.Email, email.GetString()!));
    }
}
