using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Platform.Messages;

/// <summary>A person decides that a mail which failed, or of which nobody knows, goes again.</summary>
public sealed class SendMailAgain(PortalDatabase database, TimeProvider time)
{
    /// <exception cref="RuleViolationException">There is no such mail, or it is gone or waiting already.</exception>
    public Task RunAsync(Viewer viewer, CommandId id, Guid mailId, CancellationToken ct) =>
        database.For(viewer, Permission.SeeMail).OnceAsync(id, new { mailId }, unit => RunAsync(unit.Sql, viewer, mailId, ct), ct);

    private async Task RunAsync(PortalTransaction tx, Viewer viewer, Guid mailId, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        var to = await tx.ScalarAsync<string>(
            """
            update mail set status = 'queued', attempts = 0, next_at = $2, error = null where mail_id = $1
                and status in ('failed', 'unknown') returning to_address
            """,
            ct, mailId, at) ?? throw new RuleViolationException("mail.not_stuck", "This mail is not waiting for a decision.");
        await AuditTrail.WriteAsync(tx, viewer, at, new AuditEvent(AuditAction.MailSentAgain, to), ct);
    }
}
