using Microsoft.EntityFrameworkCore;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data;
using PartnerPortal.Data.Program.Company;
using PartnerPortal.Data.Program.Partners;
using PartnerPortal.Domain.Program.Partners;

namespace PartnerPortal.Application.Program.Company;

/// <summary>Reads company data: staff any, a partner's people their own.</summary>
public sealed class CompanyQueries(PortalDatabase database)
{
    public async Task<CompanyView?> FindAsync(Viewer viewer, string partnerId, CancellationToken ct)
    {
        viewer.Require(viewer.IsStaff ? Permission.SeePartnerAgreements : Permission.SeeOwnCompany);
        await using var unit = await database.OpenAsync(viewer.Scope, ct);
        var db = unit.Db;
        var found = await db.Partners.AsNoTracking()
            .Where(partner => partner.PartnerId == partnerId
                && db.Agreements.Any(each => each.ProgramId == unit.Sql.ProgramId && each.PartnerId == partnerId))
            .Select(partner => new
            {
                Partner = partner,
                Waiting = db.IbanChanges.SingleOrDefault(change => change.PartnerId == partnerId && change.AppliedAt == null
                    && change.RevokedAt == null),
            })
            .SingleOrDefaultAsync(ct);
        return found is null ? null : View(found.Partner, found.Waiting);
    }

    private static CompanyView View(Partner partner, IbanChange? waiting) => new(
        partner.PartnerId, partner.Identity(), partner.Fields(), partner.Iban is { } iban ? Iban.Masked(iban) : null,
        waiting is null ? null
            : new PendingIban(waiting.ChangeId, Iban.Masked(waiting.Iban), waiting.RequestedBy, waiting.RequestedAt, waiting.EffectiveAt));
}
