using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Messages;
using PartnerPortal.Data;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Program.Partners;

namespace PartnerPortal.Application.Program.Company;

/// <summary>Withdraws a new bank account while it waits: the partner's people and, when somebody calls, the vendor's.</summary>
public sealed class RevokeIbanChange(PortalDatabase database, TimeProvider time)
{
    /// <exception cref="RuleViolationException">No such change waits; a foreign one is as absent.</exception>
    public Task RunAsync(Viewer viewer, CommandId id, Guid changeId, CancellationToken ct) =>
        database.For(viewer, viewer.IsStaff ? Permission.ManagePartners : Permission.ChangeOwnBankDetails).OnceAsync(
            id, new { changeId }, tx => RunAsync(tx, viewer, changeId, ct), ct);

    private async Task RunAsync(PortalTransaction tx, Viewer viewer, Guid changeId, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        var revoked = await tx.ReadAsync(
            """
            update iban_change set revoked_by = $2, revoked_at = $3
            where change_id = $1 and applied_at is null and revoked_at is null returning partner_id, iban
            """,
            row => (PartnerId: row.GetString(0), Iban: row.GetString(1)), ct, changeId, viewer.Name, at);
        if (revoked is not [var change]) throw new RuleViolationException("iban.not_waiting", "No new account is waiting.");
        var masked = Iban.Masked(change.Iban);
        await IbanNews.SendAsync(
            tx, at, change.PartnerId,
            (address, company) => new MailDraft(MailKind.IbanChangeRevoked, $"iban-revoked:{changeId}:{address}", address, "en", company, masked, viewer.Name), ct);
        await Notices.ToPartnerAsync(
            tx, at, change.PartnerId, Permission.ChangeOwnBankDetails,
            new Notice(NoticeKind.IbanChangeRevoked, $"iban-revoked:{changeId}", "company", viewer.Name, masked), ct, except: viewer.UserId);
        await AuditTrail.WriteAsync(
            tx, viewer, at, new AuditEvent(AuditAction.IbanChangeRevoked, change.PartnerId, change.PartnerId, new { Iban = masked }, null), ct);
    }
}
