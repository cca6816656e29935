using PartnerPortal.Application.Finance.Parking;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Calendar;
using PartnerPortal.Data;
using PartnerPortal.Data.Finance.Ledger;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Ledger;

namespace PartnerPortal.Application.Finance.Closing;

/// <summary>What closing a month would post, partner by partner.</summary>
/// <param name="Rows">One for each partner that would get a statement, in order of number.</param>
/// <param name="PayoutsOpen">Sum of the payouts it would propose.</param>
/// <param name="Parked">Whom it would wait for.</param>
public sealed record MonthPreview(
    Month Month, Currency Currency, IReadOnlyList<MonthPreviewRow> Rows, decimal PayoutsOpen, int PayoutCount,
    IReadOnlyList<ParkedPartner> Parked)
{
    public decimal Sum(PostingKind kind) => Rows.Sum(row => row.ByKind[(int)kind]);
}

/// <param name="ByKind">Sums of the period by <see cref="PostingKind"/>, program currency.</param>
public sealed record MonthPreviewRow(string PartnerId, string Name, decimal Opening, IReadOnlyList<decimal> ByKind, decimal Closing);

/// <summary>
/// Shows what a close would do by doing it: the very steps of the run in one transaction that is rolled back. So the preview cannot
/// differ from the run, and nothing of it is ever seen by anybody else.
/// </summary>
public sealed class PreviewMonth([Patient] PortalDatabase database, IEnumerable<ICloseStep> steps, TimeProvider time)
{
    private const long BatchWeight = 50_000;
    private readonly ICloseStep[] _steps = [.. steps.OrderBy(step => step.Name)];

    private static readonly string Rows = $"""
        select s.partner_id, s.name, s.opening, s.closing,
            array[{string.Join(", ", Vocabulary<PostingKind>.Words.Select(kind => "s." + kind))}]::numeric[] as by_kind
        from statement s where s.program_id = $1 and s.period = $2 order by s.partner_id
        """;

    /// <exception cref="RuleViolationException">The month is not the next one or not over, or a run is going on.</exception>
    public async Task<MonthPreview> RunAsync(Viewer viewer, string programId, Month month, CancellationToken ct)
    {
        viewer.Require(Permission.CloseMonths);
        await using var runLock = await MonthLock.TryTakeAsync(database, programId, ct)
            ?? throw new RuleViolationException("close.running", "Another run is closing a month; wait until it is done.");
        await using var tx = await database.BeginAsync(DataScope.All, ct);
        var calendar = await MonthCalendar.ReadAsync(tx, programId, time, ct);
        if (calendar.LastClosed >= month) throw new RuleViolationException("close.already_closed", $"{month} is closed already.", month);
        CloseRules.Check(calendar, month);

        var scope = await MonthScope.LoadAsync(tx, calendar, month, ct);
        await RunAsync(tx, scope, ct);
        return await ReadAsync(tx, scope, ct);
    }

    private async Task RunAsync(PortalTransaction tx, MonthScope month, CancellationToken ct)
    {
        var recorded = new Recorded(time.GetUtcNow(), "preview");
        var states = await CloseRuns.StepsAsync(tx, month.ProgramId, month.Month, ct);
        foreach (var step in _steps)
        {
            var state = states.Find(row => row.Step == step.Name);
            if (state is { Ended: true }) continue;
            var work = CloseBatches.WithParked(
                await step.WorkAsync(tx, month, ct), await ParkedPartners.OfMonthAsync(tx, month.ProgramId, month.Month, ct));
            foreach (var batch in CloseBatches.Of(work, state?.ThroughPartner ?? "", BatchWeight, recorded))
                await step.RunAsync(tx, month, batch, ct);
        }

        var caughtUp = CaughtUp.None;
        while (caughtUp is not null) caughtUp = await ParkedCatchUp.RunAsync(tx, month, _steps, caughtUp, int.MaxValue, recorded, ct);
    }

    private static async Task<MonthPreview> ReadAsync(PortalTransaction tx, MonthScope month, CancellationToken ct)
    {
        var rows = await tx.RowsAsync<StatementRow>(Rows, ct, month.ProgramId, month.Month.First);
        var payouts = (await tx.RowsAsync<PayoutSum>(
            """
            select coalesce(sum(payable), 0) as sum, count(*)::int as count from payout_proposal
            where program_id = $1 and period = $2 and status = 'open'
            """,
            ct, month.ProgramId, month.Month.First)).Single();
        var parked = await ParkedPartners.WaitingAsync(tx, month.ProgramId, month.Month, ct);
        return new MonthPreview(
            month.Month, month.Currency, [.. rows.Select(row => row.ToPreview())], payouts.Sum, payouts.Count, parked);
    }

    private sealed record StatementRow(string PartnerId, string Name, decimal Opening, decimal Closing, decimal[] ByKind)
    {
        public MonthPreviewRow ToPreview() => new(PartnerId, Name, Opening, ByKind, Closing);
    }

    private sealed record PayoutSum(decimal Sum, int Count);
}
