using System.Runtime.CompilerServices;
using PartnerPortal.Application.Finance.Commissions;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Lists;
using PartnerPortal.Application.Sales;
using PartnerPortal.Data;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Invoicing;

namespace PartnerPortal.Application.Finance.Invoicing;

/// <summary>How far an invoice is paid.</summary>
public enum InvoiceState
{
    Open,
    PartPaid,
    Paid,
    Credited,
    Disputed,
}

/// <summary>Which invoices.</summary>
/// <param name="IssuedIn">Only those of this month.</param>
public sealed record InvoiceFilter(string? CustomerId = null, Month? IssuedIn = null, InvoiceState? State = null);

/// <summary>A row of the list of invoices.</summary>
/// <param name="Gross">As invoiced; with <paramref name="Paid"/> and <paramref name="Credited"/> in the invoice's currency.</param>
/// <param name="Commission">What is in the ledger for it, in program currency.</param>
public sealed record InvoiceListRow(
    string InvoiceNo, DateOnly IssuedOn, DateOnly? DueOn, string CustomerId, string Customer, string? PartnerId, string? Partner,
    BilledTo BilledTo,
    Money Gross, Money Paid, Money Credited, InvoiceState State, Money Commission)
{
    /// <summary>The order it belongs to; null for none.</summary>
    public string? OrderNo { get; init; }

    /// <summary>Who owes it where that is not its partner of record: number and name, for staff.</summary>
    public (string Id, string Name)? BilledPartner { get; init; }

    /// <summary>What is still to be paid; below zero when too much was paid.</summary>
    public Money Left => Gross - Credited - Paid;
}

/// <summary>Something that happened to an invoice.</summary>
/// <param name="Amount">A payment counts plus, a returned one and a credit note minus.</param>
public sealed record InvoiceHappening(DateOnly On, string Document, bool IsCredit, Money Amount);

/// <summary>An invoice with everything about it.</summary>
/// <param name="Happened">Payments and credit notes, oldest first.</param>
/// <param name="Lines">With what they earn.</param>
public sealed record InvoiceView(InvoiceListRow Head, IReadOnlyList<CommissionLine> Lines, IReadOnlyList<InvoiceHappening> Happened);

/// <summary>Reads invoices: staff see all, a partner's people those of their company; anything else is as if it were absent.</summary>
public sealed class InvoiceQueries(PortalDatabase database)
{
    // What a state means in sums: the same that the head of an invoice says of itself.
    private const string Paid = "coalesce((select sum(y.amount) from payment y where y.program_id = i.program_id and y.invoice_no = i.invoice_no), 0)";
    private const string Left = "i.gross - coalesce((select sum(y.gross) from credit_note y where y.program_id = i.program_id and y.invoice_no = i.invoice_no), 0)";

    // Over all partners the sums of every invoice are made at once: one by one they would take seconds.
    private const string InState = """
        with in_state as materialized (
            select i.invoice_no from invoice i
            left join (select invoice_no, sum(amount) as amount from payment where program_id = $1
                group by invoice_no) ps on ps.invoice_no = i.invoice_no
            left join (select invoice_no, sum(gross) as gross from credit_note where program_id = $1
                group by invoice_no) ns on ns.invoice_no = i.invoice_no
            where i.program_id = $1 and {0})
        """;

    // By the beginning of the number or any part of the customer's name; each half has its index.
    private const string Found = """
        i.invoice_no in (
            select x.invoice_no from invoice x where x.program_id = $1 and x.invoice_no >= {0} and x.invoice_no < {1}
            union all
            select x.invoice_no from customer k join invoice x on x.program_id = $1 and x.customer_id = k.customer_id
            where k.program_id = $1 and k.name ilike {2})
        """;

    // Two letters are in every name.
    private const int ShortestName = 3;

    private const string FoundByNumber = "i.invoice_no >= {0} and i.invoice_no < {1}";

    private const string One = $"""
        select {InvoiceHead.Columns} from {InvoiceHead.From} {InvoiceHead.Joins} where i.program_id = $1 and i.invoice_no = $2
        """;

    private const string LinesOfOne = $"""
        select {CommissionLineRow.Columns} from {CommissionLineRow.From} {CommissionLineRow.Joins} where i.program_id = $1
            and i.invoice_no = $2 order by l.line_no
        """;

    private const string Happened = """
        select paid_on as happened_on, payment_id as document, false as is_credit, amount from payment
        where program_id = $1 and invoice_no = $2
        union all
        select issued_on, credit_no, true, -gross from credit_note where program_id = $1 and invoice_no = $2
        order by happened_on, document
        """;

    /// <summary>One page; sort keys: number, issued, gross.</summary>
    public async Task<ListPage<InvoiceListRow>> ListAsync(Viewer viewer, ListRequest request, InvoiceFilter filter, CancellationToken ct)
    {
        viewer.Require(viewer.SalesPermission());
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        return (await List(viewer, request, filter).PageAsync<InvoiceHead>(tx, request, ct)).Select(head => head.ToListRow());
    }

    /// <summary>Every invoice that the filter lets through, in the list's order, as a stream.</summary>
    public async IAsyncEnumerable<InvoiceListRow> StreamAsync(
        Viewer viewer, ListRequest request, InvoiceFilter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        viewer.Require(viewer.SalesPermission());
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        await foreach (var head in List(viewer, request, filter).StreamAsync<InvoiceHead>(tx, ct)) yield return head.ToListRow();
    }

    /// <summary>An invoice by number; null when it is absent or not the viewer's.</summary>
    public async Task<InvoiceView?> FindAsync(Viewer viewer, string invoiceNo, CancellationToken ct)
    {
        viewer.Require(viewer.SalesPermission());
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        if ((await tx.FirstRowAsync<InvoiceHead>(One, ct, tx.ProgramId, invoiceNo))?.ToListRow() is not { } head) return null;
        var lines = await tx.RowsAsync<CommissionLineRow>(LinesOfOne, ct, tx.ProgramId, invoiceNo);
        var happened = await tx.RowsAsync<HappeningRow>(Happened, ct, tx.ProgramId, invoiceNo);
        return new InvoiceView(
            head, [.. lines.Select(line => line.ToLine())],
            [.. happened.Select(row => new InvoiceHappening(
                row.HappenedOn, row.Document, row.IsCredit, new Money(row.Amount, head.Gross.Currency)))]);
    }

    private static ListSelect List(Viewer viewer, ListRequest request, InvoiceFilter filter)
    {
        var where = new ListWhere(viewer.Scope.ProgramId).And("i.program_id = $1");
        if (viewer.PartnerId is { } own) where.And("i.partner_id = {0}", own);
        if (filter.CustomerId is { } customer) where.And("i.customer_id = {0}", customer);
        if (filter.IssuedIn is { } month) where.And("i.issued_on between {0} and {1}", month.First, month.Last);
        if (request.Only is { } only) where.AndAny("i.invoice_no", only);
        if (request.Search is { Length: > 0 } search)
            where.And(search.Length < ShortestName ? FoundByNumber : Found, search, search + '\uffff', LikePattern.Containing(search));
        var atOnce = viewer.IsStaff && filter.State is not (null or InvoiceState.Disputed);
        if (atOnce) where.And("i.invoice_no in (select invoice_no from in_state)");
        else if (filter.State is { } state) where.And(Means(state, Paid, Left));
        var order = request.Order(
            "i.issued_on desc, i.invoice_no desc", "i.invoice_no", ("number", "i.invoice_no"), ("issued", "i.issued_on"),
            ("gross", "i.gross"));
        return new ListSelect(InvoiceHead.Columns, InvoiceHead.From, where, order)
        {
            Joins = InvoiceHead.Joins,
            Key = "i.program_id, i.invoice_no",
            With = atOnce
                ? InState.Replace(
                    "{0}", Means(filter.State!.Value, "coalesce(ps.amount, 0)", "i.gross - coalesce(ns.gross, 0)"),
                    StringComparison.Ordinal)
                : "",
        };
    }

    private static string Means(InvoiceState state, string paid, string left) => state switch
    {
        InvoiceState.Disputed => "i.disputed",
        InvoiceState.Credited => $"not i.disputed and {left} <= 0",
        InvoiceState.Open => $"not i.disputed and {left} > 0 and {paid} <= 0",
        InvoiceState.PartPaid => $"not i.disputed and {paid} > 0 and {paid} < {left}",
        InvoiceState.Paid => $"not i.disputed and {left} > 0 and {paid} >= {left}",
    };

    private sealed record HappeningRow(DateOnly HappenedOn, string Document, bool IsCredit, decimal Amount);
}
