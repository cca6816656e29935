using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Finance.Parking;

/// <param name="PartnerId">Whose month.</param>
/// <param name="Month">The month that waits.</param>
/// <param name="Reason">Why it is charged all the same; 3 to 500 characters.</param>
public sealed record ReleaseParkedCommand(string PartnerId, Month Month, string Reason);

/// <summary>A person's word that a parked month is charged as computed: the next run of the month takes the partner in.</summary>
public sealed class ReleaseParked(PortalDatabase database, TimeProvider time)
{
    private const string Release = """
        update parked_month set released_by = $4, released_at = $5, release_reason = $6
        where program_id = $1 and partner_id = $2 and period = $3 and finished_at is null and released_at is null returning cause, charged, average
        """;

    /// <exception cref="RuleViolationException">No reason, or the month does not wait for a person.</exception>
    public Task RunAsync(Viewer viewer, CommandId id, ReleaseParkedCommand command, CancellationToken ct) =>
        database.For(viewer, Permission.ReleaseParked).OnceAsync(id, command, tx => RunAsync(tx, viewer, command, ct), ct);

    private async Task RunAsync(PortalTransaction tx, Viewer viewer, ReleaseParkedCommand command, CancellationToken ct)
    {
        var reason = Reason(command.Reason);
        var at = time.GetUtcNow();
        var released = await tx.ReadAsync(
            Release,
            row => new { Month = command.Month.ToString(), Cause = row.GetString(0), Charged = row.GetDecimal(1), Average = row.GetDecimal(2), Reason = reason },
            ct, ProgramIds.Main, command.PartnerId, command.Month.First, viewer.Name, at, reason);
        if (released.Count == 0) throw new RuleViolationException("parking.not_parked", "This month does not wait for a release.");
        await AuditTrail.WriteAsync(
            tx, viewer, at, new AuditEvent(AuditAction.ParkedMonthReleased, command.Month.ToString(), command.PartnerId, After: released[0]), ct);
    }

    /// <exception cref="RuleViolationException">It is none.</exception>
    internal static string Reason(string typed) => typed.Trim() is { Length: >= 3 and <= 500 } reason
        ? reason
        : throw new RuleViolationException("parking.reason", "A reason has 3 to 500 characters.");
}
