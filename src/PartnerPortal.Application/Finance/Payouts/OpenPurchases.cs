using PartnerPortal.Data;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Payouts;

namespace PartnerPortal.Application.Finance.Payouts;

/// <summary>
/// Option B invoices to be paid after a day, with what of them is on the account of who is billed. One without a day to pay by is due when
/// it is
/// issued, and nothing of it is posted before: only those with a later day can count.
/// </summary>
internal static class OpenPurchases
{
    // $1 program, $2 partners, $3 the day, $4 the last period.
    private const string After = """
        select x.partner_id, i.issued_on, i.due_on, sum(x.amount) as posted
        from (
            select program_id, invoice_no, issued_on, due_on, partner_id as billed from invoice
                where program_id = $1 and partner_id = any($2) and due_on > $3 and billed_to = 'partner' and billed_partner_id is null
            union all
            select program_id, invoice_no, issued_on, due_on, billed_partner_id from invoice
                where program_id = $1 and billed_partner_id = any($2) and due_on > $3) i
        join posting x on x.program_id = i.program_id and x.partner_id = i.billed and x.invoice_no = i.invoice_no
        where x.kind in ('purchase', 'payment_in') and x.period <= $4
        group by x.partner_id, i.invoice_no, i.issued_on, i.due_on
        """;

    /// <summary>
    /// The sum that is not set off yet of the partner <c>p</c>, by what is on the account today: $1 is the program, $2 the day.
    /// </summary>
    public const string SumOfOne = """
        select coalesce(sum(greatest(0, -q.posted)), 0) as amount from (
            select sum(x.amount) as posted from invoice i
            join posting x on x.program_id = i.program_id and x.partner_id = p.partner_id and x.invoice_no = i.invoice_no
            where i.program_id = $1 and i.due_on > $2::date and x.kind in ('purchase', 'payment_in')
                and (i.partner_id = p.partner_id and i.billed_to = 'partner'
                    and i.billed_partner_id is null or i.billed_partner_id = p.partner_id)
            group by i.invoice_no) q
        """;

    /// <summary>The same of all partners, by partner.</summary>
    public const string SumOfEach = """
        select q.partner_id, sum(greatest(0, -q.posted)) as amount from (
            select x.partner_id, sum(x.amount) as posted from invoice i
            join posting x on x.program_id = i.program_id and x.partner_id = coalesce(i.billed_partner_id, i.partner_id)
                and x.invoice_no = i.invoice_no
            where i.program_id = $1 and i.billed_to = 'partner' and i.due_on > $2::date and x.kind in ('purchase', 'payment_in')
            group by x.partner_id, i.invoice_no) q
        group by q.partner_id
        """;

    /// <summary>What is not set off yet, by partner; none for who has nothing of the kind.</summary>
    /// <param name="tx">Sees the partners.</param>
    /// <param name="programId">The program.</param>
    /// <param name="partners">Whose accounts.</param>
    /// <param name="day">What is due by the end of it is set off.</param>
    /// <param name="posted">The last period whose postings count.</param>
    /// <param name="currency">Of the program.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<Dictionary<string, Money>> NotDueAsync(
        PortalTransaction tx, string programId, string[] partners, DateOnly day, Month posted, Currency currency, CancellationToken ct)
    {
        var found = await tx.RowsAsync<PurchaseRow>(After, ct, programId, partners, day, posted.First);
        return found.GroupBy(row => row.PartnerId)
            .ToDictionary(group => group.Key, group => PayoutCalculator.NotDue(group.Select(row => row.In(currency)), day, currency));
    }

    private sealed record PurchaseRow(string PartnerId, DateOnly IssuedOn, DateOnly DueOn, decimal Posted)
    {
        public OpenPurchase In(Currency currency) => new(IssuedOn, DueOn, new Money(Posted, currency));
    }
}
