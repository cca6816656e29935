using Microsoft.EntityFrameworkCore;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Messages;
using PartnerPortal.Data;
using PartnerPortal.Data.Program.Company;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Program.Partners;

namespace PartnerPortal.Application.Program.Company;

/// <summary>Withdraws a new bank account while it waits: the partner's people and, when somebody calls, the vendor's.</summary>
public sealed class RevokeIbanChange(PortalDatabase database, TimeProvider time)
{
    /// <exception cref="RuleViolationException">No such change waits; a foreign one is as absent.</exception>
    public Task RunAsync(Viewer viewer, CommandId id, Guid changeId, CancellationToken ct) =>
        database.For(viewer, viewer.IsStaff ? Permission.ManagePartners : Permission.ChangeOwnBankDetails).OnceAsync(
            id, new { changeId }, unit => RunAsync(unit, viewer, changeId, ct), ct);

    private async Task RunAsync(PortalUnit unit, Viewer viewer, Guid changeId, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        var change = await unit.Db.Locked<IbanChange>($"change_id = {changeId}").SingleOrDefaultAsync(ct) ?? throw IbanChange.NotWaiting();
        change.Revoke(viewer.Name, at);
        var (partner, masked) =
            (await unit.Db.Partners.SingleAsync(one => one.PartnerId == change.PartnerId, ct), Iban.Masked(change.Iban));
        await IbanNews.SendAsync(
            unit, at, partner,
            address => new MailDraft(MailKind.IbanChangeRevoked, $"iban-revoked:{changeId}:{address}", address, "en", partner.Name, masked,
                viewer.Name), ct);
        await Notices.ToPartnerAsync(
            unit.Sql, at, change.PartnerId, Permission.ChangeOwnBankDetails,
            new Notice(NoticeKind.IbanChangeRevoked, $"iban-revoked:{changeId}", "company", viewer.Name, masked), ct,
            except: viewer.UserId);
        await AuditTrail.WriteAsync(
            unit.Sql, viewer, at,
            new AuditEvent(AuditAction.IbanChangeRevoked, change.PartnerId, change.PartnerId, new { Iban = masked }, null), ct);
    }
}
