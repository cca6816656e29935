using System.Globalization;
using Microsoft.AspNetCore.DataProtection;

namespace PartnerPortal.Web.Security;

/// <summary>
/// When a public form was handed out, sealed against change: what comes back faster than a person writes was written by a machine.
/// </summary>
internal sealed class FormStamp(IDataProtectionProvider protection, TimeProvider time)
{
    private static readonly TimeSpan Fastest = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(2);

    private readonly IDataProtector _seal = protection.CreateProtector("public form");

    public string New() => _seal.Protect(time.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));

    /// <summary>Whether a person may have filled in the form of this stamp.</summary>
    public bool IsPlausible(string? stamp)
    {
        if (string.IsNullOrEmpty(stamp)) return false;
        try
        {
            var issued = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(_seal.Unprotect(stamp), CultureInfo.InvariantCulture));
            return time.GetUtcNow() - issued is var age && age >= Fastest && age <= Oldest;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return false;
        }
    }
}
