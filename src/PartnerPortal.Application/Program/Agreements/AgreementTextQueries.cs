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
    private const string All = """
        select t.language, t.valid_from, t.body, t.hash, t.written_by, t.written_at,
            (select count(*) from agreement_acceptance a where a.program_id = t.program_id and a.language = t.language and a.valid_from = t.valid_from)::int,
            t.valid_from = (select max(valid_from) from agreement_text f where f.program_id = t.program_id and f.language = t.language and f.valid_from <= $2)
        from agreement_text t where t.program_id = $1 order by t.language, t.valid_from desc
        """;

    public async Task<AgreementTexts> ListAsync(Viewer viewer, CancellationToken ct)
    {
        viewer.Require(Permission.ManageAgreementTexts);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        var calendar = await MonthCalendar.ReadAsync(tx, ProgramIds.Main, time, ct);
        var versions = await tx.ReadAsync(
            All,
            row => new AgreementTextVersion(
                new AgreementText(row.GetString(0), row.GetFieldValue<DateOnly>(1), row.GetString(2), row.GetString(3)), row.GetString(4),
                row.GetFieldValue<DateTimeOffset>(5), row.GetInt32(6), !row.IsDBNull(7) && row.GetBoolean(7)),
            ct, ProgramIds.Main, calendar.Today);
        return new AgreementTexts(versions, calendar.Today);
    }
}
