using PartnerPortal.Application.Finance.Closing;
using PartnerPortal.Application.Finance.Ledger;
using PartnerPortal.Application.Program.Partners;
using PartnerPortal.Data;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Fees;
using PartnerPortal.Domain.Finance.Ledger;
using PartnerPortal.Domain.Finance.Statements;

namespace PartnerPortal.Application.Finance.Statements;

/// <summary>Step 4: a frozen statement for each partner with an entry in the period or a non-zero opening balance.</summary>
public sealed class StatementCloseStep : ICloseStep
{
    // A partner without a statement of the month before has an opening balance of zero, since any other balance makes a statement.
    private const string Work = """
        select partner_id, sum(n)::bigint as weight from (
            select partner_id, count(*) as n from posting where program_id = $1 and period = $2 group by partner_id
            union all
            select partner_id, 1 from statement where program_id = $1 and period = ($2::date - interval '1 month')::date
                and closing <> 0) due
        group by partner_id order by partner_id
        """;

    private const string Heads = $"""
        select p.partner_id, p.name, p.country, p.language, p.vat_id, p.iban, coalesce(s.closing, 0) as opening,
            coalesce(r.revenue, 0) as licence_revenue, coalesce(f.fees, 0) as fees, coalesce(h.held, 0) as held,
            coalesce(h.invoices::text[], array[]::text[]) as invoices,
            (select count(*) from statement n where n.program_id = $1 and n.partner_id = p.partner_id
                and n.period >= make_date($4, 1, 1) and n.period < $3)::int as earlier
        from partner p
        left join statement s on s.program_id = $1 and s.partner_id = p.partner_id and s.period = ($3::date - interval '1 month')::date
        left join (select partner_id, sum(amount) as revenue from licence_revenue
            where program_id = $1 and partner_id = any($2) and fee_year = $4 group by partner_id) r on r.partner_id = p.partner_id
        left join (select partner_id, -sum(amount) as fees from posting
            where program_id = $1 and partner_id = any($2) and fee_year = $4 and kind <> 'fee_refund'
                group by partner_id) f on f.partner_id = p.partner_id
        left join (select i.partner_id, sum(c.amount) as held, array_agg(distinct i.invoice_no) as invoices
            {HeldCommission.From} and i.partner_id = any($2) group by i.partner_id) h on h.partner_id = p.partner_id
        where p.partner_id = any($2)
        order by p.partner_id
        """;

    public CloseStepName Name => CloseStepName.Statements;

    public Task<List<PartnerWork>> WorkAsync(PortalTransaction tx, MonthScope month, CancellationToken ct) =>
        tx.RowsAsync<PartnerWork>(Work, ct, month.ProgramId, month.Month.First);

    public async Task<int> RunAsync(PortalTransaction tx, MonthScope month, CloseBatch batch, CancellationToken ct)
    {
        var agreements = await AgreementStore.ReadAsync(tx, month.ProgramId, batch.Partners, ct);
        var heads = await tx.RowsAsync<Head>(Heads, ct, month.ProgramId, batch.Partners, month.Month.First, month.Month.Year);
        var postings = await month.Posted.ReadAsync(tx, month.ProgramId, batch.Partners, month.Month, ct);
        var statements = heads.Select(head => new FrozenStatement(
            Build(head, postings[head.PartnerId], month, agreements[head.PartnerId]), head.HeldInvoices));
        return await StatementWriter.WriteAsync(tx, month.ProgramId, statements, ct);
    }

    private static Statement Build(Head head, IEnumerable<Posting> postings, MonthScope month, PartnerAgreement agreement)
    {
        var terms = month.Terms.ForRefund(month.Month.Year, agreement.Agreement.ActivatedOn);
        var goal = new GoalProgress(
            month.Month.Year, new Money(head.LicenceRevenue, month.Currency), new Money(terms.RefundThreshold, month.Currency),
            new Money(head.Fees, month.Currency));
        return StatementBuilder.Build(
            StatementNumber.Of(head.PartnerId, month.Month.Year, head.Earlier + 1), month.Month, head.Partner,
            new Money(head.Opening, month.Currency),
            postings.Select(posting => StatementEntries.Of(posting, head.HeldInvoices)), new Money(head.Held, month.Currency), goal);
    }

    /// <param name="Earlier">How many statements of the year the partner has, whatever their numbers.</param>
    private sealed record Head(
        string PartnerId, string Name, string Country, string Language, string? VatId, string? Iban, decimal Opening,
        decimal LicenceRevenue, decimal Fees, decimal Held, string[] Invoices, int Earlier)
    {
        public StatementPartner Partner { get; } = new(PartnerId, Name, Country, Language, VatId, Iban);

        public HashSet<string> HeldInvoices { get; } = [.. Invoices];
    }
}
