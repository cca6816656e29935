using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Calendar;
using PartnerPortal.Data;
using PartnerPortal.Data.Program.Terms;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Program.Terms;

namespace PartnerPortal.Application.Program.Terms;

/// <summary>Begins terms with a copy of the latest version, valid from the first of the month after the next one.</summary>
public sealed class StartTermsDraft(PortalDatabase database, TimeProvider time)
{
    /// <returns>The draft.</returns>
    public Task<Guid> RunAsync(Viewer viewer, CommandId id, CancellationToken ct) =>
        database.For(viewer, Permission.ManageTerms).OnceAsync(id, new { }, unit => RunAsync(unit, viewer, ct), ct);

    private async Task<Guid> RunAsync(PortalUnit unit, Viewer viewer, CancellationToken ct)
    {
        var program = unit.Sql.ProgramId;
        var calendar = await MonthCalendar.ReadAsync(unit.Sql, program, time, ct);
        var latest = (await TermsStore.LoadAsync(unit.Sql, program, ct)).LatestFirst[0];
        var from = Month.Max(Month.Of(calendar.Today), Month.Of(latest.ValidFrom)).AddMonths(2).First;
        var draft = TermsDraftRow.Start(program, TermsDraft.Of(latest, from), viewer.Name, time.GetUtcNow());
        unit.Db.Add(draft);
        return draft.DraftId;
    }
}
