using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Finance.Parking;

/// <param name="PartnerIds">Whose months; null for everybody who waits.</param>
/// <param name="Month">The month that waits.</param>
/// <param name="JudgedThrough">The latest verdict that the person saw: who was judged after it goes on waiting.</param>
/// <param name="Reason">Why they are charged all the same; 3 to 500 characters.</param>
public sealed record ReleaseSeveralParkedCommand(IReadOnlyList<string>? PartnerIds, Month Month, DateTimeOffset JudgedThrough, string Reason);

/// <summary>A person's word for several parked months at once: all of them or none. Who is released already stays as released.</summary>
public sealed class ReleaseSeveralParked(PortalDatabase database, TimeProvider time)
{
    // Locked in the order in which the close locks them.
    private const string Release = """
        with waiting as (
            select partner_id from parked_month
            where program_id = $1 and period = $2 and finished_at is null and released_at is null and judged_at <= $3
                and ($4::text[] is null or partner_id = any($4))
            order by partner_id for update)
        update parked_month p set released_by = $5, released_at = $6, release_reason = $7
        from waiting where p.program_id = $1 and p.period = $2 and p.partner_id = waiting.partner_id
        returning p.partner_id, p.cause, p.charged, p.average
        """;

    /// <returns>How many were released; none the second time.</returns>
    /// <exception cref="RuleViolationException">No reason.</exception>
    public Task<int> RunAsync(Viewer viewer, CommandId id, ReleaseSeveralParkedCommand command, CancellationToken ct) =>
        database.For(viewer, Permission.ReleaseParked).OnceAsync(id, command, tx => RunAsync(tx, viewer, command, ct), ct);

    private async Task<int> RunAsync(PortalTransaction tx, Viewer viewer, ReleaseSeveralParkedCommand command, CancellationToken ct)
    {
        var (at, reason) = (time.GetUtcNow(), ReleaseParked.Reason(command.Reason));
        var released = await tx.ReadAsync(
            Release,
            row => (PartnerId: row.GetString(0), After: new { Month = command.Month.ToString(), Cause = row.GetString(1), Charged = row.GetDecimal(2), Average = row.GetDecimal(3), Reason = reason }),
            ct, ProgramIds.Main, command.Month.First, command.JudgedThrough, command.PartnerIds?.ToArray(), viewer.Name, at, reason);
        foreach (var (partner, after) in released.OrderBy(row => row.PartnerId, StringComparer.Ordinal))
            await AuditTrail.WriteAsync(tx, viewer, at, new AuditEvent(AuditAction.ParkedMonthReleased, command.Month.ToString(), partner, After: after), ct);
        return released.Count;
    }
}
