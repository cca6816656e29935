using System.Runtime.CompilerServices;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Lists;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Finance.Ledger;

/// <summary>What became of a request for an adjustment.</summary>
public enum AdjustmentState
{
    Waiting,
    Posted,
    Rejected,
}

/// <summary>A request for an adjustment.</summary>
/// <param name="RequestedById">Who asked; somebody else has to approve.</param>
/// <param name="DecidedBy">Who approved or rejected it; null while it waits.</param>
public sealed record AdjustmentRow(
    Guid AdjustmentId, string PartnerId, string Partner, Money Amount, string Reason, AdjustmentState State, Guid RequestedById,
    string RequestedBy,
    DateTimeOffset RequestedAt, string? DecidedBy, DateTimeOffset? DecidedAt);

/// <summary>Reads the requests for adjustments.</summary>
public sealed class AdjustmentQueries(PortalDatabase database)
{
    private const string Columns = """
        a.adjustment_id, a.partner_id, p.name as partner, a.amount, g.currency, a.reason, a.approved_by is not null as approved,
        a.rejected_by is not null as rejected, a.requested_by as requested_by_id, coalesce(r.display_name, '') as requested_by,
        a.requested_at, d.display_name as decided_by, coalesce(a.approved_at, a.rejected_at) as decided_at
        """;

    private const string From = "adjustment a join partner p on p.partner_id = a.partner_id";

    private const string Joins = """
        join program g on g.program_id = a.program_id
        left join users r on r.id = a.requested_by
        left join users d on d.id = coalesce(a.approved_by, a.rejected_by)
        """;

    /// <summary>One page, what waits first; sort keys: requested, amount, partner.</summary>
    public async Task<ListPage<AdjustmentRow>> ListAsync(Viewer viewer, ListRequest request, AdjustmentState? state, CancellationToken ct)
    {
        viewer.Require(Permission.PostAdjustments);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        return (await List(request, state).PageAsync<Row>(tx, request, ct)).Select(row => row.ToAdjustment());
    }

    /// <summary>Every request that the filter lets through, in the list's order, as a stream.</summary>
    public async IAsyncEnumerable<AdjustmentRow> StreamAsync(
        Viewer viewer, ListRequest request, AdjustmentState? state, [EnumeratorCancellation] CancellationToken ct)
    {
        viewer.Require(Permission.PostAdjustments);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        await foreach (var row in List(request, state).StreamAsync<Row>(tx, ct)) yield return row.ToAdjustment();
    }

    /// <summary>What amounts are in.</summary>
    public async Task<Currency> CurrencyAsync(Viewer viewer, CancellationToken ct)
    {
        viewer.Require(Permission.PostAdjustments);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        return new Currency((await tx.ScalarAsync<string>("select currency from program where program_id = $1", ct, tx.ProgramId))!);
    }

    private static ListSelect List(ListRequest request, AdjustmentState? state)
    {
        var where = new ListWhere(DataScope.All.ProgramId).And("a.program_id = $1");
        if (request.Search is { Length: > 0 } search)
            where.And("p.name ilike {0} or p.partner_id ilike {0} or a.reason ilike {0}", LikePattern.Containing(search));
        if (state is { } wanted)
        {
            where.And(wanted switch
            {
                AdjustmentState.Waiting => "a.approved_by is null and a.rejected_by is null",
                AdjustmentState.Posted => "a.approved_by is not null",
                AdjustmentState.Rejected => "a.rejected_by is not null",
            });
        }

        var order = request.Order(
            "(coalesce(a.approved_by, a.rejected_by) is null) desc, a.requested_at desc, a.adjustment_id", "a.adjustment_id",
            ("requested", "a.requested_at"), ("amount", "a.amount"), ("partner", "p.name collate \"und-x-icu\""));
        return new ListSelect(Columns, From, where, order) { Joins = Joins };
    }

    private sealed record Row(
        Guid AdjustmentId, string PartnerId, string Partner, decimal Amount, string Currency, string Reason, bool Approved, bool Rejected,
        Guid RequestedById, string RequestedBy, DateTimeOffset RequestedAt, string? DecidedBy, DateTimeOffset? DecidedAt)
    {
        public AdjustmentRow ToAdjustment() => new(
            AdjustmentId, PartnerId, Partner, new Money(Amount, new Currency(Currency)), Reason,
            Approved ? AdjustmentState.Posted : Rejected ? AdjustmentState.Rejected : AdjustmentState.Waiting,
            RequestedById, RequestedBy, RequestedAt, DecidedBy, DecidedAt);
    }
}
