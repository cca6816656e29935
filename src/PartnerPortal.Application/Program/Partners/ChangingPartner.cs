using Microsoft.EntityFrameworkCore;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Messages;
using PartnerPortal.Data;
using PartnerPortal.Data.Program.Partners;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Program.Partners;

/// <summary>A partner whose standing is about to change, its agreement locked until the transaction ends.</summary>
internal sealed record ChangingPartner(Partner Company, SignedAgreement Agreement)
{
    public string PartnerId => Company.PartnerId;

    /// <exception cref="RuleViolationException">There is no such partner.</exception>
    public static async Task<ChangingPartner> LockAsync(PortalUnit unit, string partnerId, CancellationToken ct)
    {
        // No month can begin to close between what is read now and what is written then.
        await unit.Sql.ExecuteAsync("select 1 from program where program_id = $1 for share", ct, unit.Sql.ProgramId);
        return await FindAsync(unit, partnerId, ct)
            ?? throw new RuleViolationException("partner.unknown", $"There is no partner {partnerId}.", partnerId);
    }

    /// <summary>The same without a word about months; null where there is no such partner.</summary>
    public static async Task<ChangingPartner?> FindAsync(PortalUnit unit, string partnerId, CancellationToken ct)
    {
        var agreement = await unit.Db.Locked<SignedAgreement>($"program_id = {unit.Sql.ProgramId} and partner_id = {partnerId}")
            .SingleOrDefaultAsync(ct);
        return agreement is null ? null
            : new ChangingPartner(await unit.Db.Partners.SingleAsync(partner => partner.PartnerId == partnerId, ct), agreement);
    }

    /// <summary>A reason is shown to the partner and kept.</summary>
    /// <exception cref="RuleViolationException">It is too short or too long.</exception>
    public static StandingReason Reason(string typed, Viewer viewer, DateTimeOffset at) =>
        new(ReasonText.Checked(typed, "standing.reason"), viewer.Name, at);

    /// <summary>Tells the company and its people, and the journal.</summary>
    /// <param name="change">What was recorded.</param>
    /// <param name="news">How it is told.</param>
    /// <param name="audit">What the journal keeps of it.</param>
    public async Task TellAsync(PortalUnit unit, Viewer viewer, StatusChangeRow change, StandingNews news, AuditEvent audit,
        CancellationToken ct)
    {
        var (at, key) = (change.ChangedAt, $"standing:{change.ChangeId}");
        if (Company.Email is { } email)
        {
            object[] values = [Company.ContactName ?? Company.Name, Company.Name, .. news.Values];
            await Outbox.AddAsync(unit.Sql, at, new MailDraft(news.Mail, key, email, Company.Language, values), ct);
        }

        await Notices.ToPartnerAsync(unit.Sql, at, PartnerId, Permission.SeeOwnCompany,
            new Notice(news.Notice, key, "company/agreement", news.Values), ct);
        await AuditTrail.WriteAsync(unit.Sql, viewer, at, audit, ct);
    }
}

/// <param name="Values">What the sentences name.</param>
internal sealed record StandingNews(MailKind Mail, NoticeKind Notice, params object[] Values);
