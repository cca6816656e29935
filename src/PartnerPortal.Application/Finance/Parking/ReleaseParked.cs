using Microsoft.EntityFrameworkCore;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Data;
using PartnerPortal.Data.Finance.Parking;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Finance.Parking;

/// <param name="PartnerIds">Whose months; null for everybody who waits.</param>
/// <param name="Month">The month that waits.</param>
/// <param name="JudgedThrough">
/// The latest verdict that the person saw: who was judged after it, or waits no more, is left out. Null where each was looked at by itself:
/// then all that are named have to wait.
/// </param>
/// <param name="Reason">Why they are charged all the same; 3 to 500 characters.</param>
public sealed record ReleaseParkedCommand(IReadOnlyList<string>? PartnerIds, Month Month, DateTimeOffset? JudgedThrough, string Reason)
{
    /// <summary>One that the person looked at by itself.</summary>
    public static ReleaseParkedCommand Of(string partnerId, Month month, string reason) => new([partnerId], month, null, reason);
}

/// <summary>
/// A person's word that parked months are charged as computed, all of them or none: the next run of the month takes the partners in. Who is
/// released already stays as released.
/// </summary>
public sealed class ReleaseParked(PortalDatabase database, TimeProvider time)
{
    // In the order in which the close locks them.
    private const string InOrder = $"order by partner_id {RowLock.Wait}";

    /// <returns>How many were released.</returns>
    /// <exception cref="RuleViolationException">No reason, or a month that was looked at by itself does not wait for a person.</exception>
    public Task<int> RunAsync(Viewer viewer, CommandId id, ReleaseParkedCommand command, CancellationToken ct) =>
        database.For(viewer, Permission.ReleaseParked).OnceAsync(id, command, unit => RunAsync(unit, viewer, command, ct), ct);

    private async Task<int> RunAsync(PortalUnit unit, Viewer viewer, ReleaseParkedCommand command, CancellationToken ct)
    {
        var (reason, at) = (ParkedMonth.CheckedReason(command.Reason), time.GetUtcNow());
        var waiting = await Waiting(unit.Db, command).ToListAsync(ct);
        if (command.JudgedThrough is null && waiting.Count < command.PartnerIds?.Count) throw ParkedMonth.NotParked();
        foreach (var parked in waiting.OrderBy(each => each.PartnerId, StringComparer.Ordinal))
        {
            parked.Release(reason, viewer.Name, at);
            await AuditTrail.WriteAsync(unit.Sql, viewer, at, new AuditEvent(
                AuditAction.ParkedMonthReleased, parked.Period.ToString(), parked.PartnerId,
                After: new { Month = parked.Period.ToString(), parked.Cause, parked.Charged, parked.Average, Reason = reason }), ct);
        }

        return waiting.Count;
    }

    private static IQueryable<ParkedMonth> Waiting(PortalDbContext db, ReleaseParkedCommand command)
    {
        var (program, month, seen) = (DataScope.All.ProgramId, command.Month.First, command.JudgedThrough ?? DateTimeOffset.MaxValue);
        return command.PartnerIds?.ToArray() is { } named
            ? db.Locked<ParkedMonth>(
                $"""
                program_id = {program} and period = {month} and judged_at <= {seen} and finished_at is null and released_at is null
                and partner_id = any({named})
                """,
                InOrder)
            : db.Locked<ParkedMonth>(
                $"program_id = {program} and period = {month} and judged_at <= {seen} and finished_at is null and released_at is null",
                InOrder);
    }
}
