using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Payouts;

namespace PartnerPortal.Application.Overview.WorkItems;

/// <summary>A disputed invoice and the commission it holds back.</summary>
public sealed record HeldInvoice(string InvoiceNo, string Customer, string? PartnerId, string? Partner, DateOnly IssuedOn, Money Held);

/// <summary>A credit note that came without an invoice.</summary>
public sealed record UnlinkedCredit(string CreditNo, DateOnly IssuedOn, decimal Gross, int Lines);

/// <summary>A change to a past fee year, for a person to look at.</summary>
/// <param name="Subject">Tells it apart among its kind.</param>
public sealed record OpenWorkItem(
    string Kind, string Subject, string? PartnerId, string? Partner, Month? Period, Money? Amount, DateTimeOffset CreatedAt);

/// <summary>A payout of the last close that is withheld.</summary>
public sealed record WithheldPayout(string PartnerId, string Partner, Month Period, Money Payable, PayoutObstacle Obstacle);

/// <summary>Everything that is stopped and waits for a person, each cut off at <see cref="HoldQueries.Most"/>.</summary>
public sealed record Holds(
    IReadOnlyList<HeldInvoice> Disputed, IReadOnlyList<UnlinkedCredit> Unlinked, IReadOnlyList<OpenWorkItem> WorkItems,
    IReadOnlyList<WithheldPayout> Withheld);

/// <summary>Reads what is stopped.</summary>
public sealed class HoldQueries(PortalDatabase database)
{
    /// <summary>How many of each kind are read.</summary>
    public const int Most = 50;

    private const string Disputed = """
        select i.invoice_no, c.name as customer, i.partner_id, p.name as partner, i.issued_on, coalesce(h.held, 0) as held, g.currency
        from invoice i join program g on g.program_id = i.program_id
        join customer c on c.program_id = i.program_id and c.customer_id = i.customer_id
        left join partner p on p.partner_id = i.partner_id
        left join lateral (select sum(x.amount) as held from posting x
            where x.partner_id = i.partner_id and x.invoice_no = i.invoice_no and x.kind = 'commission') h on true
        where i.program_id = $1 and i.disputed order by i.invoice_no limit $2
        """;

    private const string Unlinked = """
        select n.credit_no, n.issued_on, n.gross,
            (select count(*) from credit_line l where l.program_id = n.program_id and l.credit_no = n.credit_no)::int as lines
        from credit_note n where n.program_id = $1 and n.invoice_no is null order by n.issued_on, n.credit_no limit $2
        """;

    private const string Items = """
        select w.kind, w.subject, w.partner_id, p.name as partner, w.period, w.amount, g.currency, w.created_at
        from work_item w join program g on g.program_id = w.program_id left join partner p on p.partner_id = w.partner_id
        where w.program_id = $1 and w.resolved_at is null order by w.created_at, w.subject limit $2
        """;

    private const string Withheld = """
        select o.partner_id, p.name as partner, o.period, o.payable, g.currency, o.obstacle
        from payout_proposal o join program g on g.program_id = o.program_id join partner p on p.partner_id = o.partner_id
        where o.program_id = $1 and o.status = 'withheld' and o.obstacle <> 'below_minimum'
            and o.period = (select max(month) from period where program_id = $1 and status = 'closed')
        order by o.payable desc, o.partner_id limit $2
        """;

    /// <summary>All four lists.</summary>
    public async Task<Holds> FindAsync(Viewer viewer, CancellationToken ct)
    {
        viewer.Require(Permission.SeeWorkList);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        var batch = new PortalBatch(tx);
        var disputed = batch.Rows<DisputedRow>(Disputed, tx.ProgramId, Most);
        var unlinked = batch.Rows<UnlinkedCredit>(Unlinked, tx.ProgramId, Most);
        var items = batch.Rows<ItemRow>(Items, tx.ProgramId, Most);
        var withheld = batch.Rows<WithheldRow>(Withheld, tx.ProgramId, Most);
        await batch.RunAsync(ct);
        return new Holds(
            [.. disputed.Select(row => row.ToInvoice())], unlinked, [.. items.Select(row => row.ToItem())],
            [.. withheld.Select(row => row.ToPayout())]);
    }

    private sealed record DisputedRow(
        string InvoiceNo, string Customer, string? PartnerId, string? Partner, DateOnly IssuedOn, decimal Held, string Currency)
    {
        public HeldInvoice ToInvoice() => new(InvoiceNo, Customer, PartnerId, Partner, IssuedOn, new Money(Held, new Currency(Currency)));
    }

    private sealed record ItemRow(
        string Kind, string Subject, string? PartnerId, string? Partner, Month? Period, decimal? Amount, string Currency,
        DateTimeOffset CreatedAt)
    {
        public OpenWorkItem ToItem() => new(
            Kind, Subject, PartnerId, Partner, Period, Amount is { } amount ? new Money(amount, new Currency(Currency)) : null, CreatedAt);
    }

    private sealed record WithheldRow(
        string PartnerId, string Partner, Month Period, decimal Payable, string Currency, string Obstacle)
    {
        public WithheldPayout ToPayout() => new(
            PartnerId, Partner, Period, new Money(Payable, new Currency(Currency)), Vocabulary<PayoutObstacle>.Parse(Obstacle));
    }
}
