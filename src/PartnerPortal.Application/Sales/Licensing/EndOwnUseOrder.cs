using Microsoft.EntityFrameworkCore;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Data;
using PartnerPortal.Data.Sales.Licensing;
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
    private const string Charged = "select exists (select from service where program_id = $1 and partner_id = $2 and order_id = $3)";

    /// <exception cref="RuleViolationException">No such order, charged already, ended before, or a licence needs the PLUS.</exception>
    public Task<EndOwnUseOrderResult> RunAsync(Viewer viewer, CommandId id, EndOwnUseOrderCommand command, CancellationToken ct) =>
        database.For(viewer, viewer.IsStaff ? Permission.ManageLicences : Permission.OrderOwnUse).OnceAsync(
            id, command, unit => RunAsync(unit, viewer, command, ct), ct);

    private async Task<EndOwnUseOrderResult> RunAsync(PortalUnit unit, Viewer viewer, EndOwnUseOrderCommand command, CancellationToken ct)
    {
        var standing = await AllowanceStanding.LockAsync(unit.Sql, command.PartnerId, time, ct);
        var order = standing.Of(HoldingKind.Order).SingleOrDefault(row => row.Id == command.OrderId) ?? throw OrderedService.Unknown();
        if (order.IsStandingPlus && standing.Team.Spare < order.Quantity)
            throw new RuleViolationException("own_use.plus_needed", "A licence not for resale needs this PLUS: return the licence first.");
        return await EndAsync(unit, viewer, standing, order.Id, time.GetUtcNow(), ct);
    }

    internal static async Task<EndOwnUseOrderResult> EndAsync(
        PortalUnit unit, Viewer viewer, AllowanceStanding standing, string orderId, DateTimeOffset now, CancellationToken ct)
    {
        // The close books under a lock of the row: after this one, what it booked is seen.
        var partnerId = standing.Agreement.PartnerId;
        var order = await unit.Db
            .Locked<OrderedService>($"program_id = {unit.Sql.ProgramId} and partner_id = {partnerId} and order_id = {orderId}")
            .SingleAsync(ct);
        var charged = await unit.Sql.ScalarAsync<bool>(Charged, ct, order.ProgramId, order.PartnerId, order.OrderId);
        var endsOn = order.End(standing.Today, charged, viewer.Name, now);
        await AuditTrail.WriteAsync(unit.Sql, viewer, now, new AuditEvent(
            endsOn is null ? AuditAction.OwnUseCancelled : AuditAction.OwnUseEnded, order.OrderId, order.PartnerId,
            Before: new { Service = order.Description, order.Quantity, From = order.StartsOn }, After: new { EndsOn = endsOn }), ct);
        return new EndOwnUseOrderResult(endsOn);
    }
}
