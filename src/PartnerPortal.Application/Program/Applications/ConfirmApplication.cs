using Microsoft.EntityFrameworkCore;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Messages;
using PartnerPortal.Data;
using PartnerPortal.Data.Program.Applications;
using PartnerPortal.Domain.Program.Applications;

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
    public async Task<ConfirmOutcome> RunAsync(string token, string address, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        await using var unit = await database.OpenAsync(DataScope.All, ct);
        if (await LockAsync(unit, PersonalLink.HashOf(token), ct) is not var (application, repeat)) return ConfirmOutcome.Unknown;
        var (confirmedAt, until) = repeat is null ? (application.ConfirmedAt, application.ConfirmUntil)
            : (repeat.ConfirmedAt, repeat.ConfirmUntil);
        if (confirmedAt is not null) return ConfirmOutcome.Confirmed;
        if (until < at || application.Status == ApplicationStatus.Lapsed) return ConfirmOutcome.Expired;

        repeat?.Confirm(at);
        // A repeat from the same address proves that address as well.
        var proves = repeat is null || string.Equals(repeat.Email, application.Email, StringComparison.OrdinalIgnoreCase);
        if (application.Status == ApplicationStatus.Unconfirmed && proves) await CompleteAsync(unit, application, at, address, ct);
        await unit.CommitAsync(ct);
        return ConfirmOutcome.Confirmed;
    }

    /// <summary>What a link belongs to: an application, or one that was sent in again and the application that was open then.</summary>
    private static async Task<(PartnerApplication Application, RepeatedApplication? Repeat)?> LockAsync(PortalUnit unit, string hash,
        CancellationToken ct)
    {
        var repeat = await unit.Db.Locked<RepeatedApplication>($"program_id = {unit.Sql.ProgramId} and confirm_hash = {hash}")
            .SingleOrDefaultAsync(ct);
        if (repeat is not null) return (await OpenApplication.LockAsync(unit, repeat.ApplicationNo, ct), repeat);
        var first = await unit.Db.Locked<PartnerApplication>($"program_id = {unit.Sql.ProgramId} and confirm_hash = {hash}")
            .SingleOrDefaultAsync(ct);
        return first is null ? null : (first, null);
    }

    private static async Task CompleteAsync(PortalUnit unit, PartnerApplication application, DateTimeOffset at, string address,
        CancellationToken ct)
    {
        application.Confirm(at);
        var number = application.ApplicationNo;
        await Outbox.AddAsync(
            unit.Sql, at,
            new MailDraft(
                MailKind.ApplicationComplete, $"application-complete:{number}", application.Email, application.Language,
                application.ContactName, application.Company, number), ct);
        await Notices.ToStaffAsync(
            unit.Sql, at, Permission.SeeApplications,
            new Notice(NoticeKind.ApplicationSubmitted, $"application:{number}", $"applications/{number}", application.Company), ct);
        await AuditTrail.WriteAsync(unit.Sql, null, at, new AuditEvent(AuditAction.ApplicationConfirmed, number), ct, address);
    }
}
