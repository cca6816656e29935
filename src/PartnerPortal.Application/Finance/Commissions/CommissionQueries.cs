using System.Runtime.CompilerServices;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Lists;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Finance.Commissions;

/// <summary>Which lines of a partner's invoices.</summary>
/// <param name="IssuedIn">Only invoices of this month.</param>
public sealed record CommissionFilter(string PartnerId, Month? IssuedIn = null, CommissionStanding? Standing = null, LineKind? Kind = null);

/// <summary>What has been posted for a line, one entry for each event.</summary>
/// <param name="Statement">Null while the month is open.</param>
public sealed record CommissionPosting(DateOnly ValueDate, Money Amount, string? Document, string? Statement);

/// <summary>Reads what invoice lines earn: staff for any partner, a partner's people their own.</summary>
public sealed class CommissionQueries(PortalDatabase database)
{
    /// <summary>One page; sort keys: issued, invoice, customer, net, rate.</summary>
    public async Task<ListPage<CommissionLine>> ListAsync(Viewer viewer, ListRequest request, CommissionFilter filter, CancellationToken ct)
    {
        Require(viewer);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        return (await List(request, filter).PageAsync<CommissionLineRow>(tx, request, ct)).Select(line => line.ToLine());
    }

    /// <summary>Every line that the filter lets through, in the list's order, as a stream.</summary>
    public async IAsyncEnumerable<CommissionLine> StreamAsync(
        Viewer viewer, ListRequest request, CommissionFilter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        Require(viewer);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        await foreach (var line in List(request, filter).StreamAsync<CommissionLineRow>(tx, ct)) yield return line.ToLine();
    }

    /// <summary>What is in the ledger for a line, oldest first.</summary>
    public async Task<IReadOnlyList<CommissionPosting>> PostingsAsync(Viewer viewer, string invoiceNo, int lineNo, CancellationToken ct)
    {
        Require(viewer);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        var postings = await tx.RowsAsync<PostedRow>(
            """
            select p.value_date, p.amount, p.currency, p.document, s.number as statement
            from invoice i join posting p on p.partner_id = i.partner_id and p.invoice_no = i.invoice_no and p.kind = 'commission'
                and p.line_no = $3
            left join statement s on s.program_id = p.program_id and s.partner_id = p.partner_id and s.period = p.period
            where i.program_id = $1 and i.invoice_no = $2 order by p.period, p.value_date, p.cause
            """,
            ct, tx.ProgramId, invoiceNo, lineNo);
        return [.. postings.Select(row => row.ToPosting())];
    }

    private static ListSelect List(ListRequest request, CommissionFilter filter)
    {
        var where = new ListWhere(DataScope.All.ProgramId).And("i.program_id = $1").And("i.partner_id = {0}", filter.PartnerId);
        if (filter.IssuedIn is { } month) where.And("i.issued_on between {0} and {1}", month.First, month.Last);
        if (filter.Kind is { } kind) where.And("l.kind = {0}", Vocabulary<LineKind>.Text(kind));
        if (filter.Standing is { } standing)
        {
            where.And(standing switch
            {
                CommissionStanding.Payable => "l.rate is not null and not i.disputed",
                CommissionStanding.Held => "l.rate is not null and i.disputed",
                CommissionStanding.None => "l.rate is null",
            });
        }

        if (request.Search is { Length: > 0 } search)
        {
            where.And(
                "i.invoice_no ilike {0} or l.description ilike {0} or i.customer_id in (select k.customer_id from customer k where k.program_id = $1 and k.name ilike {0})",
                LikePattern.Containing(search));
        }

        const string key = "i.invoice_no, l.line_no";
        var order = request.Sort switch
        {
            "issued" => Both("i.issued_on"),
            "invoice" => request.Descending ? "i.invoice_no desc, l.line_no" : key,
            "customer" => Both("c.name collate \"und-x-icu\""),
            "net" => Both("l.net"),
            "rate" => Both("coalesce(l.rate, -1)"),
            _ => "i.issued_on desc, i.invoice_no desc, l.line_no",
        };
        return new ListSelect(CommissionLineRow.Columns, CommissionLineRow.From, where, order) { Joins = CommissionLineRow.Joins };

        string Both(string by) => $"{by} {(request.Descending ? "desc" : "asc")}, {key}";
    }

    private static void Require(Viewer viewer) => viewer.Require(viewer.IsStaff ? Permission.SeeAllStatements : Permission.SeeOwnLedger);

    private sealed record PostedRow(DateOnly ValueDate, decimal Amount, string Currency, string? Document, string? Statement)
    {
        public CommissionPosting ToPosting() => new(ValueDate, new Money(Amount, new Currency(Currency)), Document, Statement);
    }
}
