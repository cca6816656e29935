using PartnerPortal.Application.Finance.Closing;
using PartnerPortal.Data;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Payouts;

namespace PartnerPortal.Application.Finance.Payouts;

/// <summary>
/// Step 5: what each statement proposes to pay out, or why it does not. It takes the place of older proposals nobody took up.
/// </summary>
public sealed class PayoutCloseStep : ICloseStep
{
    private const string Work = """
        select partner_id, 1::bigint as weight from statement where program_id = $1 and period = $2 order by partner_id
        """;

    // What is on its way, and what has left since the end of the period: neither is in the closing balance.
    private const string Facts = """
        select s.partner_id, s.closing, s.held,
            coalesce((select sum(p.payable) from payout_proposal p
                where p.program_id = $1 and p.partner_id = s.partner_id and p.status in ('proposed', 'approved')), 0)
            - coalesce((select sum(p.amount) from posting p
                where p.program_id = $1 and p.partner_id = s.partner_id and p.period > $3 and p.kind = 'payout'), 0) as approved,
            a.suspended, s.iban is not null as has_payout_data
        from statement s join agreement a on a.program_id = $1 and a.partner_id = s.partner_id
        where s.program_id = $1 and s.partner_id = any($2) and s.period = $3
        order by s.partner_id
        """;

    private const string Supersede = """
        update payout_proposal set status = 'superseded'
        where program_id = $1 and partner_id = any($2) and period < $3 and status = 'open'
        """;

    private const string Insert = """
        insert into payout_proposal (program_id, partner_id, period, payable, not_due, obstacle, status)
        select $1, p, $2, a, d, nullif(o, ''), case when o = '' then 'open' else 'withheld' end
        from unnest($3::text[], $4::numeric[], $5::numeric[], $6::text[]) as decided (p, a, d, o)
        """;

    public CloseStepName Name => CloseStepName.Payouts;

    public Task<List<PartnerWork>> WorkAsync(PortalTransaction tx, MonthScope month, CancellationToken ct) =>
        tx.RowsAsync<PartnerWork>(Work, ct, month.ProgramId, month.Month.First);

    public async Task<int> RunAsync(PortalTransaction tx, MonthScope month, CloseBatch batch, CancellationToken ct)
    {
        var terms = month.Terms.InForceOn(month.Month.Last);
        var notDue = await OpenPurchases.NotDueAsync(
            tx, month.ProgramId, batch.Partners, month.Month.Last, month.Month, month.Currency, ct);
        var facts = (await tx.RowsAsync<FactsRow>(Facts, ct, month.ProgramId, batch.Partners, month.Month.First)).Select(row =>
            (row.PartnerId, Facts: row.With(notDue.GetValueOrDefault(row.PartnerId, Money.Zero(month.Currency)), month.Currency)));
        var decided = facts.Select(row => (row.PartnerId, row.Facts.NotDue, Decision: PayoutCalculator.Decide(row.Facts, terms))).ToList();

        await tx.ExecuteAsync(Supersede, ct, month.ProgramId, batch.Partners, month.Month.First);
        return await tx.ExecuteAsync(
            Insert, ct, month.ProgramId, month.Month.First,
            decided.Select(row => row.PartnerId).ToArray(),
            decided.Select(row => row.Decision.Payable.Amount).ToArray(),
            decided.Select(row => row.NotDue.Amount).ToArray(),
            decided.Select(row => row.Decision.Obstacle is { } obstacle ? Vocabulary<PayoutObstacle>.Text(obstacle) : "").ToArray());
    }

    private sealed record FactsRow(
        string PartnerId, decimal Closing, decimal Held, decimal Approved, bool Suspended, bool HasPayoutData)
    {
        public PayoutFacts With(Money notDue, Currency currency) => new(
            new Money(Closing, currency), notDue, new Money(Held, currency), new Money(Approved, currency), Suspended, HasPayoutData);
    }
}
