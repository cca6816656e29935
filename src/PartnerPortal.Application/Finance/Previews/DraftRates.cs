using PartnerPortal.Application.Finance.Commissions;
using PartnerPortal.Application.Finance.Rating;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Payments;
using PartnerPortal.Domain.Program.Partners;
using PartnerPortal.Domain.Program.Terms;

namespace PartnerPortal.Application.Finance.Previews;

/// <summary>
/// The rates that invoices would have got under other terms, by the walk that gives them at registration. A line to which both terms give
/// the same rate keeps the one it has: what was known when it was registered is not decided anew.
/// </summary>
internal sealed class DraftRates
{
    // $1 program, $2 numbers of the invoices, $3 their partners, $4 whether revenue is asked for.
    private const string History = $"""
        with touched as materialized (select invoice_no, customer_id, issued_on from invoice where program_id = $1
            and invoice_no = any($2)),
        history as materialized (
            select invoice_no from invoice where program_id = $1 and customer_id in (select customer_id from touched)
                and issued_on <= (select max(issued_on) from touched)
            union
            select invoice_no from invoice where $4 and program_id = $1 and partner_id = any($3)
                and issued_on between (select min(issued_on) - interval '1 year' from touched)::date and (select max(issued_on)
                    from touched))
        select {RatingRow.Columns}, exists (select from touched where touched.invoice_no = invoice.invoice_no) as to_rate,
            {RatingRow.Lines}
        from history join invoice on invoice.program_id = $1 and invoice.invoice_no = history.invoice_no
        left join (
            select line.invoice_no, array_agg(line_no) as numbers, array_agg(kind) as kinds, array_agg(net::numeric) as nets,
                array_agg(touched.invoice_no is not null) as are_new, array_agg(rate is not null) as have_rate
            from invoice_line line join history on history.invoice_no = line.invoice_no
            left join touched on touched.invoice_no = line.invoice_no
            where $4 and line.program_id = $1 group by line.invoice_no) lines on lines.invoice_no = invoice.invoice_no
        order by issued_on, invoice.invoice_no
        """;

    private readonly Dictionary<string, (RateOutcome Real, RateOutcome Draft)> _outcomes = new(StringComparer.Ordinal);

    public static async Task<DraftRates> LoadAsync(
        PortalTransaction tx, IReadOnlyCollection<PeriodInvoice> invoices, TermsHistory real, TermsHistory draft,
        IReadOnlyDictionary<string, Agreement> agreements, CancellationToken ct)
    {
        var rates = new DraftRates();
        if (invoices.Count == 0) return rates;
        var trailing = real.LatestFirst.Concat(draft.LatestFirst).Any(
            version => version.CommissionPlan.Any(rule => rule.TrailingRevenueFrom is not null));
        var history = await tx.StreamAsync<RatingRow>(
                History, ct, tx.ProgramId, invoices.Select(invoice => invoice.Account.InvoiceNo).ToArray(),
                invoices.Select(invoice => invoice.PartnerId).Distinct().ToArray(), trailing)
            .Select(row => row.ToInvoice()).ToListAsync(ct);
        var credits = await CreditsBefore.LoadAsync(tx, [.. history.Select(invoice => invoice.InvoiceNo)], ct);
        var (realRater, draftRater) = (new InvoiceRater(real, agreements, credits), new InvoiceRater(draft, agreements, credits));
        foreach (var invoice in history)
        {
            var (was, would) = (realRater.Next(invoice), draftRater.Next(invoice));
            if (was is not null && would is not null) rates._outcomes[invoice.InvoiceNo] = (was, would);
        }

        return rates;
    }

    /// <summary>The rate of a line under the other terms.</summary>
    public Percentage? Of(PeriodInvoice invoice, InvoiceAccountLine line)
    {
        var (real, draft) = _outcomes[invoice.Account.InvoiceNo];
        var (was, would) = (real.Rates[(int)line.Kind].Rate, draft.Rates[(int)line.Kind].Rate);
        return was == would ? line.Rate : would;
    }
}
