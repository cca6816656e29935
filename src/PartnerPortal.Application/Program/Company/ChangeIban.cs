using Microsoft.EntityFrameworkCore;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Messages;
using PartnerPortal.Data;
using PartnerPortal.Data.Program.Company;
using PartnerPortal.Data.Program.Partners;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Program.Partners;

namespace PartnerPortal.Application.Program.Company;

/// <summary>
/// A partner names a new bank account (spec 07): the person proves again who is there, the account waits five days before payouts use it,
/// and the known addresses are told at once, so that a stranger's change can be stopped.
/// </summary>
public sealed class ChangeIban(PortalDatabase database, TimeProvider time)
{
    /// <exception cref="RuleViolationException">Not proved who is there, not an IBAN, the same as now, or another one is
    /// waiting.</exception>
    public Task RunAsync(Viewer viewer, CommandId id, string typed, CancellationToken ct) =>
        database.For(viewer, Permission.ChangeOwnBankDetails).OnceAsync(id, new { typed }, unit => RunAsync(unit, viewer, typed, ct), ct);

    private async Task RunAsync(PortalUnit unit, Viewer viewer, string typed, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        if (!Iban.TryParse(typed, out var iban))
            throw new RuleViolationException("iban.wrong", "This is no IBAN, or its check digits do not fit.");
        await unit.Sql.RequireStepUpAsync(viewer, at, ct);
        var partner = await StoredCompany.LockAsync(unit, viewer.PartnerId!, ct);
        var waiting = await unit.Db.IbanChanges
            .AnyAsync(each => each.PartnerId == partner.PartnerId && each.AppliedAt == null && each.RevokedAt == null, ct);
        var change = partner.AskForIban(iban, waiting, viewer.Name, at);
        unit.Db.Add(change);
        await TellAsync(unit, viewer, partner, change, ct);
    }

    private static async Task TellAsync(PortalUnit unit, Viewer viewer, Partner partner, IbanChange change, CancellationToken ct)
    {
        var (at, id, masked, from) =
            (change.RequestedAt, change.ChangeId, Iban.Masked(change.Iban), DateOnly.FromDateTime(change.EffectiveAt.UtcDateTime));
        await IbanNews.SendAsync(
            unit, at, partner,
            address => new MailDraft(
                MailKind.IbanChangeRequested, $"iban-requested:{id}:{address}", address, "en", partner.Name, masked, from,
                viewer.Name) { Link = "company" }, ct);
        await Notices.ToPartnerAsync(
            unit.Sql, at, partner.PartnerId, Permission.ChangeOwnBankDetails,
            new Notice(NoticeKind.IbanChangeRequested, $"iban-requested:{id}", "company", viewer.Name, masked, from), ct,
            except: viewer.UserId);
        var before = new { Iban = change.FormerIban is null ? null : Iban.Masked(change.FormerIban) };
        await AuditTrail.WriteAsync(
            unit.Sql, viewer, at,
            new AuditEvent(AuditAction.IbanChangeRequested, partner.PartnerId, partner.PartnerId, before,
                new { Iban = masked, From = from }), ct);
    }
}
