using PartnerPortal.Application.Finance.Closing;
using PartnerPortal.Application.Program.Partners;
using PartnerPortal.Data;
using PartnerPortal.Data.Finance.Ledger;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Fees;
using PartnerPortal.Domain.Finance.Ledger;

namespace PartnerPortal.Application.Finance.Fees;

/// <summary>
/// Step 3: the fees of the year come back at the threshold. A change to a past fee year is not posted but put on the work list.
/// </summary>
public sealed class RefundCloseStep : ICloseStep
{
    private const string Work = """
        select partner_id, 1::bigint as weight from agreement
        where program_id = $1 and entry_period <= $2 and (terminated_on is null or terminated_on >= date_trunc('year', $2::timestamp)::date
            or entry_period >= date_trunc('year', $2::timestamp)::date)
        union select partner_id, 1 from licence_revenue where program_id = $1 and period = $2
        order by partner_id
        """;

    // $1 program, $2 partners, $3 first fee year, $4 last fee year.
    private const string Figures = """
        select partner_id, fee_year, sum(revenue) as revenue, sum(fees) as fees, sum(refunded) as refunded from (
            select partner_id, fee_year, amount as revenue, 0 as fees, 0 as refunded from licence_revenue
            where program_id = $1 and partner_id = any($2) and fee_year between $3 and $4
            union all
            select partner_id, fee_year, 0, case when kind <> 'fee_refund' then -amount else 0 end, case
                when kind = 'fee_refund' then amount else 0 end
            from posting where program_id = $1 and partner_id = any($2) and fee_year between $3 and $4) figures
        group by partner_id, fee_year order by partner_id, fee_year
        """;

    // As the index posting_past_year says it, which holds next to nothing.
    private const string PastYears = """
        select partner_id, fee_year from licence_revenue where program_id = $1 and partner_id = any($2) and period = $3 and fee_year < $4
        union select partner_id, fee_year from posting where program_id = $1 and partner_id = any($2) and period = $3
            and fee_year < extract(year from period)
        """;

    private const string Flag = """
        insert into work_item (program_id, kind, subject, partner_id, period, amount, created_at)
        values ($1, 'past_year_refund', $2, $3, $4, $5, $6)
        """;

    public CloseStepName Name => CloseStepName.Refund;

    public Task<List<PartnerWork>> WorkAsync(PortalTransaction tx, MonthScope month, CancellationToken ct) =>
        tx.RowsAsync<PartnerWork>(Work, ct, month.ProgramId, month.Month.First);

    public async Task<int> RunAsync(PortalTransaction tx, MonthScope month, CloseBatch batch, CancellationToken ct)
    {
        var year = month.Month.Year;
        var agreements = await AgreementStore.ReadAsync(tx, month.ProgramId, batch.Partners, ct);
        var figures = await tx.RowsAsync<FiguresRow>(Figures, ct, month.ProgramId, batch.Partners, year, year);
        var postings = figures
            .Select(row => FeeRefundCalculator.Post(
                row.PartnerId, row.Figures, month.Terms.ForRefund(year, agreements[row.PartnerId].Agreement.ActivatedOn), month.Month,
                month.Currency))
            .OfType<Posting>()
            .Select(batch.Note);
        var written = await PostingWriter.WriteAsync(tx, month.ProgramId, batch.Recorded, postings, ct);
        await FlagPastYearsAsync(tx, month, batch, agreements, ct);
        return written;
    }

    private static async Task FlagPastYearsAsync(
        PortalTransaction tx, MonthScope month, CloseBatch batch, Dictionary<string, PartnerAgreement> agreements, CancellationToken ct)
    {
        var changed = (await tx.RowsAsync<PastYear>(
                PastYears, ct, month.ProgramId, batch.Partners, month.Month.First, month.Month.Year))
            .ToHashSet();
        if (changed.Count == 0) return;

        var partners = changed.Select(row => row.PartnerId).Distinct().ToArray();
        foreach (var row in await tx.RowsAsync<FiguresRow>(Figures, ct, month.ProgramId, partners, 0, month.Month.Year - 1))
        {
            if (!changed.Contains(new PastYear(row.PartnerId, row.FeeYear))) continue;
            var terms = month.Terms.ForRefund(row.FeeYear, agreements[row.PartnerId].Agreement.ActivatedOn);
            var difference = FeeRefundCalculator.Target(row.Figures, terms) - row.Refunded;
            if (difference == 0) continue;
            await tx.ExecuteAsync(
                Flag, ct, month.ProgramId, Cause.Of($"{row.PartnerId}/{row.FeeYear}", month.Month.ToString()), row.PartnerId,
                month.Month.First, difference, batch.Recorded.At);
        }
    }

    private sealed record FiguresRow(string PartnerId, int FeeYear, decimal Revenue, decimal Fees, decimal Refunded)
    {
        public FeeYearFigures Figures => new(FeeYear, Revenue, Fees, Refunded);
    }

    private sealed record PastYear(string PartnerId, int FeeYear);
}
