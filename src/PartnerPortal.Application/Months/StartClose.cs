using PartnerPortal.Application.Access;
using PartnerPortal.Application.Audit;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Months;

/// <summary>A person's word that a month is to be closed; the close itself then runs without them.</summary>
public sealed class StartClose(PortalDatabase database, TimeProvider time)
{
    /// <exception cref="RuleViolationException">The person may not.</exception>
    public Task RunAsync(Viewer viewer, CommandId id, Month month, CancellationToken ct) =>
        database.For(viewer, Permission.CloseMonths).OnceAsync(id, new { month }, tx => RunAsync(tx, viewer, month, ct), ct);

    private async Task RunAsync(PortalTransaction tx, Viewer viewer, Month month, CancellationToken ct)
    {
        await AuditTrail.WriteAsync(tx, viewer, time.GetUtcNow(), new AuditEvent(AuditAction.CloseStarted, month.ToString()), ct);
    }
}
