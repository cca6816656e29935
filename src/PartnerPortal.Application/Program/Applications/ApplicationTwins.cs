using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data;
using PartnerPortal.Domain.Program.Partners;

namespace PartnerPortal.Application.Program.Applications;

/// <summary>Finds partners and other applications that may be the same company (spec 03): VAT number, mail domain, or a similar name.</summary>
internal static class ApplicationTwins
{
    private const double Similar = 0.5;
    private const int Most = 8;

    // Addresses at these say nothing about a company.
    private const string Candidates = """
        select p.partner_id, p.name, true, p.vat_id, p.email from partner p
        union all
        select application_no, company, false, vat_id, email from partner_application
        where program_id = $1 and application_no <> $2 and status not in ('active', 'lapsed')
        """;

    private static readonly HashSet<string> Shared = new(StringComparer.OrdinalIgnoreCase)
    {
        "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "yahoo.com", "icloud.com", "me.com", "gmx.de", "gmx.net", "web.de", "t-online.de",
        "mail.ru", "yandex.ru", "orange.fr", "free.fr", "wanadoo.fr", "laposte.net", "libero.it", "virgilio.it", "sapo.pt", "ziggo.nl", "proton.me",
    };

    public static async Task<IReadOnlyList<ApplicationTwin>> FindAsync(PortalTransaction tx, ApplicationView application, CancellationToken ct)
    {
        var (key, domain) = (CompanyName.Key(application.Form.Company), Domain(application.Form.Email));
        var found = new List<ApplicationTwin>();
        await tx.ReadAsync(
            Candidates,
            row =>
            {
                var (name, vat, email) = (row.GetString(1), row.IsDBNull(3) ? null : row.GetString(3), row.IsDBNull(4) ? null : row.GetString(4));
                if (row.GetString(0) != application.PartnerId && Reason(name, vat, email) is { } because)
                    found.Add(new ApplicationTwin(row.GetString(0), name, row.GetBoolean(2), because));
                return 0;
            },
            ct, ProgramIds.Main, application.Number);
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
