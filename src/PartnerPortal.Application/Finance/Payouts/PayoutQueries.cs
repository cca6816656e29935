using System.Runtime.CompilerServices;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Lists;
using PartnerPortal.Data;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Payouts;

namespace PartnerPortal.Application.Finance.Payouts;

/// <summary>Which payouts.</summary>
public sealed record PayoutFilter(Month? Period = null, PayoutStatus? Status = null);

/// <summary>The payout of a partner for a period.</summary>
/// <param name="Obstacle">Why it is withheld; null when it is not.</param>
/// <param name="ProposedById">Who proposed it: somebody else has to approve.</param>
/// <param name="NotDue">Purchases that were not due by the end of the period: not set off.</param>
public sealed record PayoutRow(
    string PartnerId, string Partner, Month Period, Money Payable, PayoutStatus Status, PayoutObstacle? Obstacle, Guid? ProposedById,
    string? ProposedBy,
    string? ApprovedBy, DateOnly? ExecutedOn, Money NotDue)
{
    /// <summary>What tells it apart in a list.</summary>
    public string Key => $"{PartnerId}:{Period}";

    /// <summary>The command for the payout of a <see cref="Key"/>.</summary>
    public static PayoutCommand Command(string key)
    {
        var at = key.LastIndexOf(':');
        return new PayoutCommand(key[..at], Month.Parse(key[(at + 1)..]));
    }
}

/// <summary>Reads payouts.</summary>
public sealed class PayoutQueries(PortalDatabase database)
{
    private const string Columns = """
        o.partner_id, p.name as partner, o.period, o.payable, g.currency, o.status, o.obstacle, o.proposed_by as proposed_by_id,
        r.display_name as proposed_by, d.display_name as approved_by, o.executed_on, o.not_due
        """;

    private const string From = "payout_proposal o join partner p on p.partner_id = o.partner_id";

    private const string Joins = """
        join program g on g.program_id = o.program_id
        left join users r on r.id = o.proposed_by
        left join users d on d.id = o.approved_by
        """;

    /// <summary>One page, latest period first; sort keys: period, payable, partner.</summary>
    public async Task<ListPage<PayoutRow>> ListAsync(Viewer viewer, ListRequest request, PayoutFilter filter, CancellationToken ct)
    {
        viewer.Require(Permission.ApprovePayouts);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        return (await List(request, filter).PageAsync<Row>(tx, request, ct)).Select(row => row.ToPayout());
    }

    /// <summary>Every payout that the filter lets through, in the list's order, as a stream.</summary>
    public async IAsyncEnumerable<PayoutRow> StreamAsync(
        Viewer viewer, ListRequest request, PayoutFilter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        viewer.Require(Permission.ApprovePayouts);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        await foreach (var row in List(request, filter).StreamAsync<Row>(tx, ct)) yield return row.ToPayout();
    }

    private static ListSelect List(ListRequest request, PayoutFilter filter)
    {
        var where = new ListWhere(DataScope.All.ProgramId).And("o.program_id = $1");
        if (filter.Period is { } period) where.And("o.period = {0}", period.First);
        if (filter.Status is { } status) where.And("o.status = {0}", Vocabulary<PayoutStatus>.Text(status));
        if (request.Only is { } only) where.AndAny("o.partner_id || ':' || to_char(o.period, 'YYYY-MM')", only);
        if (request.Search is { Length: > 0 } search)
            where.And("p.name ilike {0} or p.partner_id ilike {0}", LikePattern.Containing(search));
        var order = request.Order(
            "o.period desc, o.partner_id", "o.partner_id, o.period", ("period", "o.period"), ("payable", "o.payable"),
            ("partner", "p.name collate \"und-x-icu\""));
        return new ListSelect(Columns, From, where, order) { Joins = Joins };
    }

    private sealed record Row(
        string PartnerId, string Partner, Month Period, decimal Payable, string Currency, string Status, string? Obstacle,
        Guid? ProposedById, string? ProposedBy, string? ApprovedBy, DateOnly? ExecutedOn, decimal NotDue)
    {
        public PayoutRow ToPayout() => new(
            PartnerId, Partner, Period, new Money(Payable, new Currency(Currency)), Vocabulary<PayoutStatus>.Parse(Status),
            Obstacle is null ? null : Vocabulary<PayoutObstacle>.Parse(Obstacle), ProposedById, ProposedBy, ApprovedBy, ExecutedOn,
            new Money(NotDue, new Currency(Currency)));
    }
}
