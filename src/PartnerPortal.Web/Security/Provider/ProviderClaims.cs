namespace PartnerPortal.Web.Security.Provider;

/// <summary>The claims of the short-lived cookie between the provider's answer and the portal's own sign-in.</summary>
internal static class ProviderClaims
{
    public const string Issuer = "iss";
    public const string Subject = "sub";
    public const string Email = "email";
    public const string Mfa = "mfa";
}
