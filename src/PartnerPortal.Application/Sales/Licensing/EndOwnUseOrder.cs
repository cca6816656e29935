using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Sales.Licensing;

/// <param name="PartnerId">Whose order; a partner's people can only name their own.</param>
public sealed record EndOwnUseOrderCommand(string PartnerId, string OrderId);

/// <param name="EndsOn">The last day that is charged; null when nothing was and nothing will be.</param>
public sealed record EndOwnUseOrderResult(DateOnly? EndsOn);

/// <summary>
/// Gives up an order. As long as its first month is open nothing of it is charged: it is cancelled. A standing order of which a month is
/// charged, or that began in an earlier month, ends with the month under way.
/// </summary>
public sealed class EndOwnUseOrder(PortalDatabase database, TimeProvider time)
{
    /// <exception cref="RuleViolationException">No such order, charged already, ended before, or a licence needs the PLUS.</exception>
    public Task<EndOwnUseOrderResult> RunAsync(Viewer viewer, CommandId id, EndOwnUseOrderCommand command, CancellationToken ct) =>
        database.For(viewer, viewer.IsStaff ? Permission.ManageLicences : Permission.OrderOwnUse).OnceAsync(
            id, command, tx => RunAsync(tx, viewer, command, ct), ct);

    private async Task<EndOwnUseOrderResult> RunAsync(PortalTransaction tx, Viewer viewer, EndOwnUseOrderCommand command, CancellationToken ct)
    {
        var standing = await AllowanceStanding.LockAsync(tx, command.PartnerId, time, ct);
        var order = standing.Of(HoldingKind.Order).SingleOrDefault(row => row.Id == command.OrderId)
            ?? throw new RuleViolationException("own_use.no_order", "There is no such order.");
        if (order.IsStandingPlus && standing.Team.Spare < order.Quantity)
            throw new RuleViolationException("own_use.plus_needed", "A licence not for resale needs this PLUS: return the licence first.");
        var result = await EndAsync(tx, viewer, standing, order, time.GetUtcNow(), ct);
        return result;
    }

    internal static async Task<EndOwnUseOrderResult> EndAsync(
        PortalTransaction tx, Viewer viewer, AllowanceStanding standing, HoldingRow order, DateTimeOffset now, CancellationToken ct)
    {
        // The close books under a lock of the row: after this one, what it booked is seen.
        await tx.ExecuteAsync(
            "select from own_use_order where program_id = $1 and partner_id = $2 and order_id = $3 for update", ct,
            ProgramIds.Main, standing.Agreement.PartnerId, order.Id);
        var charged = await tx.ScalarAsync<bool>(
            "select exists (select from service where program_id = $1 and partner_id = $2 and order_id = $3)", ct,
            ProgramIds.Main, standing.Agreement.PartnerId, order.Id);
        var endsOn = LastDay(standing, order, charged);
        await tx.ExecuteAsync(
            endsOn is null
                ? "update own_use_order set cancelled_at = $4, ended_by = $5 where program_id = $1 and partner_id = $2 and order_id = $3"
                : "update own_use_order set ends_on = $4, ended_by = $5 where program_id = $1 and partner_id = $2 and order_id = $3",
            ct, ProgramIds.Main, standing.Agreement.PartnerId, order.Id, endsOn is { } day ? day : now, viewer.Name);
        await AuditTrail.WriteAsync(tx, viewer, now, new AuditEvent(
            endsOn is null ? AuditAction.OwnUseCancelled : AuditAction.OwnUseEnded, order.Id, standing.Agreement.PartnerId,
            Before: new { Service = order.Text, order.Quantity, order.From }, After: new { EndsOn = endsOn }), ct);
        return new EndOwnUseOrderResult(endsOn);
    }

    private static DateOnly? LastDay(AllowanceStanding standing, HoldingRow order, bool charged)
    {
        var (thisMonth, first) = (Month.Of(standing.Today), Month.Of(order.From));
        if (order.Unit != "month")
        {
            return charged ? throw new RuleViolationException("own_use.charged", "The month is closed: the service is charged already.") : null;
        }

        if (order.Through is { } ended) throw new RuleViolationException("own_use.ended", $"The order ends on {ended:yyyy-MM-dd} already.", ended);
        return charged || first < thisMonth ? Month.Max(thisMonth, first).Last : null;
    }
}
