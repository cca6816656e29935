using Microsoft.AspNetCore.DataProtection;

namespace PartnerPortal.Application.People.Accounts;

/// <summary>Keeps the secrets of authenticator apps unreadable in the database.</summary>
public sealed class FactorSecrets(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("PartnerPortal.SecondFactor");

    public string Protect(byte[] secret) => Convert.ToBase64String(_protector.Protect(secret));

    public byte[] Unprotect(string text) => _protector.Unprotect(Convert.FromBase64String(text));
}
