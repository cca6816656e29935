using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Messages;
using PartnerPortal.Data;

namespace PartnerPortal.Application.Program.Applications;

/// <summary>What became of a confirmation.</summary>
public enum ConfirmOutcome
{
    /// <summary>The address is confirmed, now or before.</summary>
    Confirmed,

    /// <summary>The link is too old: one has to apply again.</summary>
    Expired,

    /// <summary>There is no such link.</summary>
    Unknown,
}

/// <summary>
/// Confirms the e-mail address of an application by the link that was mailed to it; only then it is complete and waits for the vendor.
/// The link does nothing a second time, and says so in the same words.
/// </summary>
public sealed class ConfirmApplication(PortalDatabase database, TimeProvider time)
{
    // A repeat from the same address proves that address as well.
    private const string Linked = """
        select a.application_no, a.status, a.company, a.email, l.confirmed_at is not null, l.confirm_until < $3, l.repeat_no,
            lower(l.email) = lower(a.email), a.contact_name, a.language
        from (
            select application_no, null::text as repeat_no, email, confirmed_at, confirm_until from partner_application where program_id = $1 and confirm_hash = $2
            union all
            select application_no, repeat_no, email, confirmed_at, confirm_until from application_repeat where program_id = $1 and confirm_hash = $2) l
        join partner_application a on a.program_id = $1 and a.application_no = l.application_no
        for update of a
        """;

    public async Task<ConfirmOutcome> RunAsync(string token, string address, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        await using var tx = await database.BeginAsync(DataScope.All, ct);
        var found = await tx.ReadAsync(
            Linked,
            row => new Found(
                row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetBoolean(4), row.GetBoolean(5),
                row.IsDBNull(6) ? null : row.GetString(6), row.GetBoolean(7), row.GetString(8), row.GetString(9)),
            ct, ProgramIds.Main, PersonalLink.HashOf(token), at);
        if (found is not [var link]) return ConfirmOutcome.Unknown;
        if (link.Confirmed) return ConfirmOutcome.Confirmed;
        if (link.Expired || link.Status == "lapsed") return ConfirmOutcome.Expired;

        if (link.Repeat is not null)
            await tx.ExecuteAsync("update application_repeat set confirmed_at = $3 where program_id = $1 and repeat_no = $2", ct, ProgramIds.Main, link.Repeat, at);
        if (link.Status == "unconfirmed" && link.SameEmail) await CompleteAsync(tx, link, at, address, ct);
        await tx.CommitAsync(ct);
        return ConfirmOutcome.Confirmed;
    }

    private static async Task CompleteAsync(PortalTransaction tx, Found link, DateTimeOffset at, string address, CancellationToken ct)
    {
        await tx.ExecuteAsync(
            "update partner_application set status = 'applicant', confirmed_at = $3 where program_id = $1 and application_no = $2", ct,
            ProgramIds.Main, link.Number, at);
        await Outbox.AddAsync(
            tx, at, new MailDraft(MailKind.ApplicationComplete, $"application-complete:{link.Number}", link.Email, link.Language, link.ContactName, link.Company, link.Number), ct);
        await Notices.ToStaffAsync(
            tx, at, Permission.SeeApplications,
            new Notice(NoticeKind.ApplicationSubmitted, $"application:{link.Number}", $"applications/{link.Number}", link.Company), ct);
        await AuditTrail.WriteAsync(tx, null, at, new AuditEvent(AuditAction.ApplicationConfirmed, link.Number), ct, address);
    }

    private sealed record Found(
        string Number, string Status, string Company, string Email, bool Confirmed, bool Expired, string? Repeat, bool SameEmail, string ContactName, string Language);
}
