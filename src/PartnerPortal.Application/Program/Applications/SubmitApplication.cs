using Microsoft.EntityFrameworkCore;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Lists;
using PartnerPortal.Application.Platform.Messages;
using PartnerPortal.Data;
using PartnerPortal.Data.Program.Applications;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Program.Applications;
using PartnerPortal.Domain.Program.Partners;

namespace PartnerPortal.Application.Program.Applications;

/// <param name="Form">As typed.</param>
/// <param name="Language">In which the applicant reads the portal and its mails.</param>
/// <param name="Address">From where it comes.</param>
public sealed record SubmitApplicationCommand(ApplicationForm Form, string Language, string Address);

/// <summary>
/// Takes an application from anybody (spec 03). Whoever applies again, by address, VAT number or name, while an application is open gets
/// the same answer and the same mail, but there is no second application: nobody can find out who applies.
/// </summary>
public sealed class SubmitApplication(PortalDatabase database, TimeProvider time)
{
    /// <summary>How long the address can be confirmed.</summary>
    public static readonly TimeSpan ConfirmWithin = TimeSpan.FromHours(72);

    private const int MostPerHour = 5;

    /// <returns>The number that names what was sent in.</returns>
    /// <exception cref="RuleViolationException">A field is wrong, or too much came from this address.</exception>
    public Task<string> RunAsync(CommandId id, SubmitApplicationCommand command, CancellationToken ct) =>
        database.ForPublic().OnceAsync(id, new { command.Form, command.Language }, unit => RunAsync(unit, command, ct), ct);

    private async Task<string> RunAsync(PortalUnit unit, SubmitApplicationCommand typed, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        var command = typed with { Form = ApplicationFormCheck.Clean(typed.Form) };
        ApplicationFormCheck.Require(command.Form);
        // One after the other, so that the same company twice at once is seen.
        await unit.Sql.ExecuteAsync("select pg_advisory_xact_lock(hashtextextended('partner-portal/apply/' || $1, 0))", ct,
            unit.Sql.ProgramId);
        if (await SubmittedFromAsync(unit.Db, command.Address, at.AddHours(-1), ct) >= MostPerHour)
            throw new RuleViolationException(
                "application.too_many", "Too many applications came from your address. Please try again in an hour.");
        await LapseAsync(unit.Db, at, ct);

        var (number, link) = (ApplicationNumber.New(), PersonalLink.New());
        if (await OpenOneAsync(unit.Db, command.Form, ct) is { } open)
            await RepeatAsync(unit, command, Repeat(command, open, number, link.Hash, at), ct);
        else await AddAsync(unit, command, First(command, number, link.Hash, at), ct);
        await Outbox.AddAsync(
            unit.Sql, at,
            new MailDraft(
                MailKind.ApplicationReceived, $"application:{number}", command.Form.Email, command.Language, command.Form.ContactName,
                command.Form.Company, number)
            {
                Link = $"apply/confirm/{link.Token}?language={command.Language}",
            }, ct);
        return number;
    }

    private static Task<int> SubmittedFromAsync(PortalDbContext db, string address, DateTimeOffset since, CancellationToken ct) =>
        db.Applications.Where(one => one.ProgramId == db.ProgramId && one.SubmittedFrom == address && one.SubmittedAt > since)
            .Select(one => one.SubmittedAt)
            .Concat(db.Set<RepeatedApplication>()
                .Where(one => one.ProgramId == db.ProgramId && one.SubmittedFrom == address && one.SubmittedAt > since)
                    .Select(one => one.SubmittedAt))
            .CountAsync(ct);

    /// <summary>Addresses that were not confirmed in time free the way for whoever applies now: all of them at once.</summary>
    private static Task<int> LapseAsync(PortalDbContext db, DateTimeOffset at, CancellationToken ct) => db.Applications
        .Where(one => one.ProgramId == db.ProgramId && one.Status == ApplicationStatus.Unconfirmed && one.ConfirmUntil < at)
        .ExecuteUpdateAsync(one => one.SetProperty(each => each.Status, ApplicationStatus.Lapsed), ct);

    /// <summary>The application that is open for the same address, VAT number or name; one of the same address first.</summary>
    private static Task<string?> OpenOneAsync(PortalDbContext db, ApplicationForm form, CancellationToken ct)
    {
        var (email, key) = (LikePattern.Exactly(form.Email), CompanyName.Key(form.Company));
        return db.Applications
            .Where(one => one.ProgramId == db.ProgramId
                && (one.Status == ApplicationStatus.Unconfirmed || one.Status == ApplicationStatus.Applicant
                    || one.Status == ApplicationStatus.UnderReview || one.Status == ApplicationStatus.Approved)
                && (EF.Functions.ILike(one.Email, email, LikePattern.Escape) || (form.VatId != null && one.VatId == form.VatId)
                    || (one.Country == form.Country && one.CompanyKey == key)))
            .OrderByDescending(one => EF.Functions.ILike(one.Email, email, LikePattern.Escape)).ThenBy(one => one.SubmittedAt)
            .Select(one => one.ApplicationNo).FirstOrDefaultAsync(ct);
    }

    private static PartnerApplication First(SubmitApplicationCommand command, string number, string hash, DateTimeOffset at)
    {
        var form = command.Form;
        return new PartnerApplication
        {
            ProgramId = DataScope.All.ProgramId, ApplicationNo = number, Company = form.Company, CompanyKey = CompanyName.Key(form.Company),
            Country = form.Country,
            Website = form.Website, VatId = form.VatId, ContactName = form.ContactName, Email = form.Email, Phone = form.Phone,
            Language = command.Language,
            Model = form.Model!.Value, Employees = form.Employees, Regions = form.Regions, Message = form.Message, ConsentedAt = at,
            SubmittedAt = at,
            SubmittedFrom = command.Address, ConfirmHash = hash, ConfirmUntil = at + ConfirmWithin,
        };
    }

    private static RepeatedApplication Repeat(SubmitApplicationCommand command, string open, string number, string hash,
        DateTimeOffset at) => new()
    {
        ProgramId = DataScope.All.ProgramId, RepeatNo = number, ApplicationNo = open, Company = command.Form.Company,
        ContactName = command.Form.ContactName,
        Email = command.Form.Email, SubmittedAt = at, SubmittedFrom = command.Address, ConfirmHash = hash,
        ConfirmUntil = at + ConfirmWithin,
    };

    private static Task AddAsync(PortalUnit unit, SubmitApplicationCommand command, PartnerApplication first, CancellationToken ct)
    {
        unit.Db.Add(first);
        var said = new { first.Company, first.Country, first.Email };
        return AuditTrail.WriteAsync(
            unit.Sql, null, first.SubmittedAt, new AuditEvent(AuditAction.ApplicationSubmitted, first.ApplicationNo, After: said), ct,
            command.Address);
    }

    private static Task RepeatAsync(PortalUnit unit, SubmitApplicationCommand command, RepeatedApplication repeat, CancellationToken ct)
    {
        unit.Db.Add(repeat);
        var said = new { Repeat = repeat.RepeatNo, repeat.Company, repeat.Email };
        return AuditTrail.WriteAsync(
            unit.Sql, null, repeat.SubmittedAt, new AuditEvent(AuditAction.ApplicationRepeated, repeat.ApplicationNo, After: said), ct,
            command.Address);
    }
}
