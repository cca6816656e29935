using Microsoft.EntityFrameworkCore;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Calendar;
using PartnerPortal.Data;

namespace PartnerPortal.Application.Program.Agreements;

/// <summary>A version in the list of texts.</summary>
/// <param name="Acceptances">How many have accepted it.</param>
/// <param name="InForce">Whether it is the one that applicants read today.</param>
public sealed record AgreementTextVersion(AgreementText Text, string WrittenBy, DateTimeOffset WrittenAt, int Acceptances, bool InForce);

/// <summary>All versions, and the day it is for the program.</summary>
public sealed record AgreementTexts(IReadOnlyList<AgreementTextVersion> Versions, DateOnly Today);

/// <summary>Reads the agreement texts for the vendor's people.</summary>
public sealed class AgreementTextQueries(PortalDatabase database, TimeProvider time)
{
    public async Task<AgreementTexts> ListAsync(Viewer viewer, CancellationToken ct)
    {
        viewer.Require(Permission.ManageAgreementTexts);
        await using var unit = await database.OpenAsync(viewer.Scope, ct);
        var (db, calendar) = (unit.Db, await MonthCalendar.ReadAsync(unit.Sql, unit.Sql.ProgramId, time, ct));
        var versions = await db.AgreementTexts.Where(text => text.ProgramId == unit.Sql.ProgramId)
            .OrderBy(text => text.Language).ThenByDescending(text => text.ValidFrom)
            .Select(text => new AgreementTextVersion(
                new AgreementText(text.Language, text.ValidFrom, text.Body, text.Hash), text.WrittenBy, text.WrittenAt,
                db.Acceptances.Count(one => one.ProgramId == text.ProgramId && one.Language == text.Language
                    && one.ValidFrom == text.ValidFrom),
                text.ValidFrom == db.AgreementTexts
                    .Where(other => other.ProgramId == text.ProgramId && other.Language == text.Language && other.ValidFrom <=
                        calendar.Today)
                    .Max(other => (DateOnly?)other.ValidFrom)))
            .ToListAsync(ct);
        return new AgreementTexts(versions, calendar.Today);
    }
}
