using NpgsqlTypes;
using PartnerPortal.Application.Finance.Closing;
using PartnerPortal.Application.Finance.Fees;
using PartnerPortal.Application.Program.Partners;
using PartnerPortal.Data;
using PartnerPortal.Data.Finance.Ledger;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Fees;
using PartnerPortal.Domain.Finance.Ledger;
using PartnerPortal.Domain.Finance.Parking;
using PartnerPortal.Domain.Program.Partners;
using PartnerPortal.Domain.Sales.Licensing;

namespace PartnerPortal.Application.Finance.Commissions;

/// <summary>
/// Step 1: what the period's invoices, payments, credit notes and own-use services post, and what they change in licence revenue. What
/// partners ordered for themselves becomes a service of the period first.
/// </summary>
public sealed class CommissionCloseStep : ICloseStep
{
    // The last three: invoices of others that a distributor owes.
    private const string Work = $"""
        select partner_id, sum(n)::bigint as weight from (
            select partner_id, count(*) as n from invoice where program_id = $1 and period = $2 and partner_id is not null
                group by partner_id
            union all select partner_id, count(*) from payment where program_id = $1 and period = $2 and partner_id is not null
                group by partner_id
            union all select partner_id, count(*) from credit_note where program_id = $1 and period = $2 and partner_id is not null
                group by partner_id
            union all select partner_id, count(*) from service where program_id = $1 and period = $2 group by partner_id
            union all select partner_id, count(*) from own_use_order where program_id = $1 and {OwnUseBooking.Open} group by partner_id
            union all select billed_partner_id, count(*) from invoice
                where program_id = $1 and period = $2 and billed_partner_id is not null group by billed_partner_id
            union all select i.billed_partner_id, count(*) from invoice i
                join payment p on p.program_id = $1 and p.invoice_no = i.invoice_no
                where i.program_id = $1 and i.billed_partner_id is not null and p.period = $2 group by i.billed_partner_id
            union all select i.billed_partner_id, count(*) from invoice i
                join credit_note n on n.program_id = $1 and n.invoice_no = i.invoice_no
                where i.program_id = $1 and i.billed_partner_id is not null and n.period = $2 group by i.billed_partner_id) happened
        group by partner_id order by partner_id
        """;

    private const string Services = """
        select partner_id, service_id, booked_on, description, list_price from service
        where program_id = $1 and partner_id = any($2) and period = $3 order by partner_id, service_id
        """;

    public CloseStepName Name => CloseStepName.Commission;

    public Task<List<PartnerWork>> WorkAsync(PortalTransaction tx, MonthScope month, CancellationToken ct) =>
        tx.RowsAsync<PartnerWork>(Work, ct, month.ProgramId, month.Month.First);

    public Task<int> RunAsync(PortalTransaction tx, MonthScope month, CloseBatch batch, CancellationToken ct) =>
        PostAsync(tx, month, batch, null, ct);

    /// <summary>Does the step while somebody watches.</summary>
    internal static async Task<int> PostAsync(
        PortalTransaction tx, MonthScope month, CloseBatch batch, MonthWatch? watch, CancellationToken ct)
    {
        var agreements = await AgreementStore.ReadAsync(tx, month.ProgramId, batch.Partners, ct);
        var invoices = await PeriodInvoices.ReadAsync(tx, month.ProgramId, batch.Partners, month.Month, month.Month, ct);
        await OwnUseBooking.BookAsync(tx, month, batch.Partners, agreements, ct);
        var services = await tx.RowsAsync<ServiceRow>(Services, ct, month.ProgramId, batch.Partners, month.Month.First);

        var revenue = new SortedDictionary<(string PartnerId, int FeeYear), decimal>();
        var postings = invoices.SelectMany(invoice => Post(invoice, month, agreements[invoice.PartnerId].Agreement, revenue))
            .Concat(services
                .Select(row => row.ToService().Post(row.PartnerId, month.Terms.InForceOn(row.BookedOn), month.Month, month.Currency))
                .OfType<Posting>())
            .Select(batch.Note);
        var written = await PostingWriter.WriteAsync(
            tx, month.ProgramId, batch.Recorded, watch is null ? postings : postings.Select(watch.Seen), ct);
        foreach (var (partner, _) in revenue.Where(pair => pair.Value < 0).Select(pair => pair.Key)) watch?.SeeRevenueFall(partner);
        await WriteRevenueAsync(tx, month, revenue, ct);
        return written;
    }

    private static IEnumerable<Posting> Post(
        PeriodInvoice invoice, MonthScope month, Agreement agreement, SortedDictionary<(string, int), decimal> revenue)
    {
        var refundTerms = month.Terms.ForRefund(invoice.Account.IssuedOn.Year, agreement.ActivatedOn);
        var before = invoice.LicenceRevenue(agreement, refundTerms);
        foreach (var posting in invoice.Post(month.Currency)) yield return posting;

        var key = (invoice.PartnerId, invoice.Account.IssuedOn.Year);
        revenue[key] = revenue.GetValueOrDefault(key) + invoice.LicenceRevenue(agreement, refundTerms) - before;
    }

    private static async Task WriteRevenueAsync(
        PortalTransaction tx, MonthScope month, SortedDictionary<(string PartnerId, int FeeYear), decimal> revenue, CancellationToken ct)
    {
        var changed = revenue.Where(pair => pair.Value != 0).ToList();
        await using var command = tx.Command(
            """
            insert into licence_revenue (program_id, partner_id, fee_year, period, amount) select $1, p, y, $2, a
                from unnest($3, $4, $5) as changed (p, y, a)
            """,
            month.ProgramId, month.Month.First,
            changed.Select(pair => pair.Key.PartnerId).ToArray(), changed.Select(pair => pair.Key.FeeYear).ToArray());
        command.Parameters.Add(
            new Npgsql.NpgsqlParameter { Value = changed.Select(pair => pair.Value).ToArray(),
            NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Numeric });
        if (changed.Count > 0) await command.ExecuteNonQueryAsync(ct);
    }

    private sealed record ServiceRow(string PartnerId, string ServiceId, DateOnly BookedOn, string Description, decimal ListPrice)
    {
        public OwnUseService ToService() => new(ServiceId, BookedOn, Description, ListPrice);
    }
}
