using System.Runtime.CompilerServices;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Lists;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Sales.Customers;

/// <summary>A customer and what its invoices add up to, as far as the reader sees them.</summary>
/// <param name="PartnerId">The partner of record today; null without one.</param>
/// <param name="Net">Net of all lines less credit notes, in program currency.</param>
public sealed record CustomerListRow(
    string CustomerId, string Name, string Country, string? PartnerId, string? Partner, int Invoices, DateOnly? LastInvoiceOn, Money Net);

/// <summary>From when on which partner was the customer's partner of record.</summary>
public sealed record CustomerAttribution(DateOnly ValidFrom, string PartnerId, string Partner);

/// <summary>A customer's page.</summary>
/// <param name="Attributions">Latest first; a partner's people see only their own.</param>
public sealed record CustomerView(CustomerListRow Head, IReadOnlyList<CustomerAttribution> Attributions);

/// <summary>Reads customers: staff see all, a partner's people those that are or were attributed to their company.</summary>
public sealed class CustomerQueries(PortalDatabase database, TimeProvider time)
{
    private const string Columns = """
        c.customer_id, c.name, c.country, a.partner_id, a.name as partner, coalesce(s.invoices, 0)::int as invoices, s.last_on,
        coalesce(s.net, 0) as net, g.currency
        """;

    private const string Every = "customer c";

    // Those that are or were attributed to a partner, in the order of their names.
    private const string OfPartner = "partner_customer c";

    // $2 is now. Each line is converted by itself, as in the rules of the money.
    private const string Joins = """
        join program g on g.program_id = c.program_id
        left join lateral (select x.partner_id, p.name from attribution x join partner p on p.partner_id = x.partner_id
            where x.program_id = c.program_id and x.customer_id = c.customer_id
                and x.valid_from <= ($2::timestamptz at time zone g.time_zone)::date
            order by x.valid_from desc limit 1) a on true
        left join lateral (select count(*) as invoices, max(i.issued_on) as last_on, sum(n.net) as net
            from invoice i
            cross join lateral (select sum(round((l.net - coalesce(k.net, 0)) / i.fx, 2)) as net from invoice_line l
                left join (select x.invoice_line_no, sum(x.net) as net from credit_line x
                    where x.program_id = i.program_id and x.invoice_no = i.invoice_no
                        group by x.invoice_line_no) k on k.invoice_line_no = l.line_no
                where l.program_id = i.program_id and l.invoice_no = i.invoice_no) n
            where i.program_id = c.program_id and i.customer_id = c.customer_id) s on true
        """;

    /// <summary>One page, of all customers or of one partner's; sort keys: name, id, country.</summary>
    public async Task<ListPage<CustomerListRow>> ListAsync(Viewer viewer, ListRequest request, string? partnerId, CancellationToken ct)
    {
        viewer.Require(viewer.SalesPermission());
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        var page = await List(request, viewer.PartnerId ?? partnerId).PageAsync<CustomerRow>(tx, request, ct);
        return page.Select(row => row.ToListRow());
    }

    /// <summary>Every customer that the list's filter lets through, in its order, as a stream.</summary>
    public async IAsyncEnumerable<CustomerListRow> StreamAsync(
        Viewer viewer, ListRequest request, string? partnerId, [EnumeratorCancellation] CancellationToken ct)
    {
        viewer.Require(viewer.SalesPermission());
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        await foreach (var row in List(request, viewer.PartnerId ?? partnerId).StreamAsync<CustomerRow>(tx, ct))
            yield return row.ToListRow();
    }

    /// <summary>A customer by number; null when it is absent or not the viewer's.</summary>
    public async Task<CustomerView?> FindAsync(Viewer viewer, string customerId, CancellationToken ct)
    {
        viewer.Require(viewer.SalesPermission());
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        var batch = new PortalBatch(tx);
        var heads = batch.Rows<CustomerRow>(
            $"""
            select {Columns} from {Every} {Joins} where c.program_id = $1 and c.customer_id = $3
            """, tx.ProgramId, time.GetUtcNow(), customerId);
        var attributions = batch.Rows<CustomerAttribution>(
            """
            select x.valid_from, x.partner_id, p.name as partner from attribution x join partner p on p.partner_id = x.partner_id
            where x.program_id = $1 and x.customer_id = $2 order by x.valid_from desc
            """,
            tx.ProgramId, customerId);
        await batch.RunAsync(ct);
        return heads is [var head] ? new CustomerView(head.ToListRow(), attributions) : null;
    }

    private ListSelect List(ListRequest request, string? partnerId)
    {
        var where = new ListWhere(DataScope.All.ProgramId, time.GetUtcNow()).And("c.program_id = $1");
        if (partnerId is not null) where.And("c.partner_id = {0}", partnerId);
        if (request.Only is { } only) where.AndAny("c.customer_id", only);
        if (request.Search is { Length: > 0 } search)
            where.And("c.name ilike {0} or c.customer_id ilike {0}", LikePattern.Containing(search));
        const string name = "c.name collate \"und-x-icu\"";
        var order = request.Order(
            $"{name}, c.customer_id", "c.customer_id", ("name", name), ("id", "c.customer_id"), ("country", "c.country"));
        return partnerId is null
            ? new ListSelect(Columns, Every, where, order) { Joins = Joins, Key = "c.program_id, c.customer_id" }
            : new ListSelect(Columns, OfPartner, where, order) { Joins = Joins, Key = "c.program_id, c.partner_id, c.customer_id" };
    }

    private sealed record CustomerRow(
        string CustomerId, string Name, string Country, string? PartnerId, string? Partner, int Invoices, DateOnly? LastOn, decimal Net,
        string Currency)
    {
        public CustomerListRow ToListRow() =>
            new(CustomerId, Name, Country, PartnerId, Partner, Invoices, LastOn, new Money(Net, new Currency(Currency)));
    }
}
