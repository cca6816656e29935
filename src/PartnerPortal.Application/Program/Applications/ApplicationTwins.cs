using Microsoft.EntityFrameworkCore;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data;
using PartnerPortal.Domain.Program.Applications;
using PartnerPortal.Domain.Program.Partners;

namespace PartnerPortal.Application.Program.Applications;

/// <summary>
/// Finds partners and other applications that may be the same company (spec 03): VAT number, mail domain, or a similar name.
/// </summary>
internal static class ApplicationTwins
{
    private const double Similar = 0.5;
    private const int Most = 8;

    // Addresses at these say nothing about a company.
    private static readonly HashSet<string> Shared = new(StringComparer.OrdinalIgnoreCase)
    {
        "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "yahoo.com", "icloud.com", "me.com", "gmx.de", "gmx.net",
        "web.de", "t-online.de",
        "mail.ru", "yandex.ru", "orange.fr", "free.fr", "wanadoo.fr", "laposte.net", "libero.it", "virgilio.it", "sapo.pt", "ziggo.nl",
        "proton.me",
    };

    public static async Task<IReadOnlyList<ApplicationTwin>> FindAsync(PortalDbContext db, ApplicationView application,
        CancellationToken ct)
    {
        var (key, domain) = (CompanyName.Key(application.Form.Company), Domain(application.Form.Email));
        var found = new List<ApplicationTwin>();
        var candidates = db.Partners
            .Select(one => new { Number = one.PartnerId, one.Name, IsPartner = true, one.VatId, one.Email })
            .Concat(db.Applications
                .Where(one => one.ProgramId == db.ProgramId && one.ApplicationNo != application.Number
                    && one.Status != ApplicationStatus.Active && one.Status != ApplicationStatus.Lapsed)
                .Select(one => new { Number = one.ApplicationNo, Name = one.Company, IsPartner = false, one.VatId,
                Email = (string?)one.Email }));
        await foreach (var one in candidates.AsAsyncEnumerable().WithCancellation(ct))
        {
            if (one.Number != application.PartnerId && Reason(one.Name, one.VatId, one.Email) is { } because)
                found.Add(new ApplicationTwin(one.Number, one.Name, one.IsPartner, because));
        }

        return [.. found.OrderBy(twin => twin.Because).ThenBy(twin => twin.Name, StringComparer.CurrentCulture).Take(Most)];

        TwinReason? Reason(string name, string? vat, string? email) =>
            vat is not null && vat == application.Form.VatId ? TwinReason.Vat
            : domain is not null && email is not null && domain == Domain(email) ? TwinReason.Domain
            : CompanyName.Similarity(CompanyName.Key(name), key) >= Similar ? TwinReason.Name
            : null;
    }

    /// <summary>The part behind the sign, in small letters; null where everybody can have an address.</summary>
    private static string? Domain(string email)
    {
        var domain = email[(email.LastIndexOf('@') + 1)..].ToLowerInvariant();
        return Shared.Contains(domain) ? null : domain;
    }
}
