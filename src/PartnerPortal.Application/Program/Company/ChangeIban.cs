using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Messages;
using PartnerPortal.Data;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Program.Partners;

namespace PartnerPortal.Application.Program.Company;

/// <summary>
/// A partner names a new bank account (spec 07): the person proves again who is there, the account waits five days before payouts use it,
/// and the known addresses are told at once, so that a stranger's change can be stopped.
/// </summary>
public sealed class ChangeIban(PortalDatabase database, TimeProvider time)
{
    /// <summary>How long a new account waits.</summary>
    public static readonly TimeSpan Waits = TimeSpan.FromDays(5);

    private const string Known = """
        select iban, exists (select from iban_change c where c.partner_id = p.partner_id and c.applied_at is null and c.revoked_at is null)
        from partner p where p.partner_id = $1 for update
        """;

    /// <exception cref="RuleViolationException">Not proved who is there, not an IBAN, the same as now, or another one is waiting.</exception>
    public Task RunAsync(Viewer viewer, CommandId id, string typed, CancellationToken ct) =>
        database.For(viewer, Permission.ChangeOwnBankDetails).OnceAsync(id, new { typed }, tx => RunAsync(tx, viewer, typed, ct), ct);

    private async Task RunAsync(PortalTransaction tx, Viewer viewer, string typed, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        if (!Iban.TryParse(typed, out var iban)) throw new RuleViolationException("iban.wrong", "This is no IBAN, or its check digits do not fit.");
        await tx.RequireStepUpAsync(viewer, at, ct);
        var partnerId = viewer.PartnerId!;
        var (former, waiting) = (await tx.ReadAsync(Known, row => (row.IsDBNull(0) ? null : row.GetString(0), row.GetBoolean(1)), ct, partnerId)).Single();
        if (iban == former) throw new RuleViolationException("iban.same", "This is the account that is in use.");
        if (waiting) throw new RuleViolationException("iban.waiting", "Another new account is waiting. Withdraw it first.");

        var id = Guid.CreateVersion7(at);
        await tx.ExecuteAsync(
            "insert into iban_change (partner_id, change_id, iban, former_iban, requested_by, requested_at, effective_at) values ($1, $2, $3, $4, $5, $6, $7)", ct,
            partnerId, id, iban, former, viewer.Name, at, at + Waits);
        var from = DateOnly.FromDateTime((at + Waits).UtcDateTime);
        await IbanNews.SendAsync(
            tx, at, partnerId,
            (address, company) => new MailDraft(
                MailKind.IbanChangeRequested, $"iban-requested:{id}:{address}", address, "en", company, Iban.Masked(iban), from, viewer.Name) { Link = "company" }, ct);
        await Notices.ToPartnerAsync(
            tx, at, partnerId, Permission.ChangeOwnBankDetails,
            new Notice(NoticeKind.IbanChangeRequested, $"iban-requested:{id}", "company", viewer.Name, Iban.Masked(iban), from), ct, except: viewer.UserId);
        await AuditTrail.WriteAsync(
            tx, viewer, at,
            new AuditEvent(AuditAction.IbanChangeRequested, partnerId, partnerId, new { Iban = former is null ? null : Iban.Masked(former) }, new { Iban = Iban.Masked(iban), From = from }), ct);
    }
}
