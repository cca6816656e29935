using Npgsql;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Program.Partners;
using PartnerPortal.Data;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Program.Partners;

namespace PartnerPortal.Application.Program.Company;

/// <summary>Reads company data: staff any, a partner's people their own.</summary>
public sealed class CompanyQueries(PortalDatabase database)
{
    private const string One = """
        select p.partner_id, p.name, p.country, p.model, p.vat_id, p.website, p.address, p.contact_name, p.email, p.phone, p.language, p.iban,
            c.change_id, c.iban, c.requested_by, c.requested_at, c.effective_at
        from partner p join agreement a on a.program_id = $1 and a.partner_id = p.partner_id
        left join iban_change c on c.partner_id = p.partner_id and c.applied_at is null and c.revoked_at is null
        where p.partner_id = $2
        """;

    public async Task<CompanyView?> FindAsync(Viewer viewer, string partnerId, CancellationToken ct)
    {
        viewer.Require(viewer.IsStaff ? Permission.SeePartnerAgreements : Permission.SeeOwnCompany);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        return (await tx.ReadAsync(One, Read, ct, ProgramIds.Main, partnerId)).SingleOrDefault();
    }

    private static CompanyView Read(NpgsqlDataReader row) => new(
        row.GetString(0), new CompanyIdentity(row.GetString(1), row.GetString(2), Vocabulary<PartnerModel>.Parse(row.GetString(3))),
        new CompanyFields(Text(row, 4), Text(row, 5), Text(row, 6), Text(row, 7), Text(row, 8), Text(row, 9), row.GetString(10)),
        Text(row, 11) is { } iban ? Iban.Masked(iban) : null,
        row.IsDBNull(12)
            ? null
            : new PendingIban(
                row.GetGuid(12), Iban.Masked(row.GetString(13)), row.GetString(14), row.GetFieldValue<DateTimeOffset>(15), row.GetFieldValue<DateTimeOffset>(16)));

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
