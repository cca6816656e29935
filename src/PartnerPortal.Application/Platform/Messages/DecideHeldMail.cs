using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Platform.Messages;

/// <summary>What becomes of mail that was held because the database was restored.</summary>
public enum HeldMailDecision
{
    /// <summary>All that waits goes out.</summary>
    Send,

    /// <summary>What waits is decided one by one; what is written from now on goes out.</summary>
    DecideEach,
}

/// <summary>
/// After a restore no mail goes until a person has decided: only people know what the original sent after the backup was made.
/// </summary>
public sealed class DecideHeldMail(PortalDatabase database, TimeProvider time)
{
    private const string SetAside = "update mail set status = 'unknown', error = null where status in ('queued', 'sending')";

    private const string Decide = """
        update restoration set mail_decided_at = greatest($1, restored_at), mail_decided_by = $2
        where mail_decided_at is null
        """;

    /// <exception cref="RuleViolationException">No mail is held.</exception>
    public Task RunAsync(Viewer viewer, CommandId id, HeldMailDecision decision, CancellationToken ct) =>
        database.For(viewer, Permission.SeeMail).OnceAsync(id, new { decision }, unit => RunAsync(unit.Sql, viewer, decision, ct), ct);

    private async Task RunAsync(PortalTransaction tx, Viewer viewer, HeldMailDecision decision, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        if (await tx.ExecuteAsync(Decide, ct, at, viewer.Name) == 0) throw new RuleViolationException("mail.not_held", "No mail is held.");
        if (decision == HeldMailDecision.DecideEach) await tx.ExecuteAsync(SetAside, ct);
        await AuditTrail.WriteAsync(
            tx, viewer, at, new AuditEvent(AuditAction.HeldMailDecided, Vocabulary<HeldMailDecision>.Text(decision)), ct);
    }
}
