using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Messages;
using PartnerPortal.Application.Program.Partners;
using PartnerPortal.Data;
using PartnerPortal.Domain;
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

    private const string Flood = """
        select count(*) from (
            select 1 from partner_application where program_id = $1 and submitted_from = $2 and submitted_at > $3
            union all select 1 from application_repeat where program_id = $1 and submitted_from = $2 and submitted_at > $3) recent
        """;

    private const string Open = """
        select application_no from partner_application
        where program_id = $1 and status in ('unconfirmed', 'applicant', 'under_review', 'approved')
            and (lower(email) = lower($2) or vat_id = $3 or (country = $4 and company_key = $5))
        order by lower(email) = lower($2) desc, submitted_at limit 1
        """;

    /// <returns>The number that names what was sent in.</returns>
    /// <exception cref="RuleViolationException">A field is wrong, or too much came from this address.</exception>
    public Task<string> RunAsync(CommandId id, SubmitApplicationCommand command, CancellationToken ct) =>
        database.ForPublic().OnceAsync(id, new { command.Form, command.Language }, tx => RunAsync(tx, command, ct), ct);

    private async Task<string> RunAsync(PortalTransaction tx, SubmitApplicationCommand command, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        var form = ApplicationFormCheck.Clean(command.Form);
        ApplicationFormCheck.Require(form);
        // One after the other, so that the same company twice at once is seen.
        await tx.ExecuteAsync("select pg_advisory_xact_lock(hashtextextended('partner-portal/apply/' || $1, 0))", ct, ProgramIds.Main);
        if (await tx.ScalarAsync<long>(Flood, ct, ProgramIds.Main, command.Address, at.AddHours(-1)) >= MostPerHour)
            throw new RuleViolationException("application.too_many", "Too many applications came from your address. Please try again in an hour.");
        await tx.ExecuteAsync(
            "update partner_application set status = 'lapsed' where program_id = $1 and status = 'unconfirmed' and confirm_until < $2", ct, ProgramIds.Main, at);

        var (number, link) = (ApplicationNumber.New(), PersonalLink.New());
        var open = await tx.ScalarAsync<string>(
            Open, ct, ProgramIds.Main, form.Email, form.VatId, form.Country, CompanyName.Key(form.Company));
        if (open is null) await InsertAsync(tx, command with { Form = form }, number, link, at, ct);
        else await RepeatAsync(tx, command with { Form = form }, open, number, link, at, ct);
        await Outbox.AddAsync(
            tx, at,
            new MailDraft(MailKind.ApplicationReceived, $"application:{number}", form.Email, command.Language, form.ContactName, form.Company, number)
            {
                Link = $"apply/confirm/{link.Token}?language={command.Language}",
            }, ct);
        return number;
    }

    private static async Task InsertAsync(
        PortalTransaction tx, SubmitApplicationCommand command, string number, PersonalLink link, DateTimeOffset at, CancellationToken ct)
    {
        var form = command.Form;
        await tx.ExecuteAsync(
            """
            insert into partner_application (program_id, application_no, status, company, company_key, country, website, vat_id, contact_name, email,
                phone, language, model, employees, regions, message, consented_at, submitted_at, submitted_from, confirm_hash, confirm_until)
            values ($1, $2, 'unconfirmed', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $16, $17, $18, $19)
            """,
            ct, ProgramIds.Main, number, form.Company, CompanyName.Key(form.Company), form.Country, form.Website, form.VatId, form.ContactName, form.Email,
            form.Phone, command.Language, Vocabulary<PartnerModel>.Text(form.Model!.Value), form.Employees is { } size ? Vocabulary<CompanySize>.Text(size) : null,
            form.Regions, form.Message, at, command.Address, link.Hash, at + ConfirmWithin);
        await AuditTrail.WriteAsync(
            tx, null, at, new AuditEvent(AuditAction.ApplicationSubmitted, number, After: new { form.Company, form.Country, form.Email }), ct, command.Address);
    }

    private static async Task RepeatAsync(
        PortalTransaction tx, SubmitApplicationCommand command, string open, string number, PersonalLink link, DateTimeOffset at, CancellationToken ct)
    {
        await tx.ExecuteAsync(
            """
            insert into application_repeat (program_id, repeat_no, application_no, company, contact_name, email, submitted_at, submitted_from, confirm_hash, confirm_until)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """,
            ct, ProgramIds.Main, number, open, command.Form.Company, command.Form.ContactName, command.Form.Email, at, command.Address, link.Hash, at + ConfirmWithin);
        await AuditTrail.WriteAsync(
            tx, null, at, new AuditEvent(AuditAction.ApplicationRepeated, open, After: new { Repeat = number, command.Form.Company, command.Form.Email }), ct, command.Address);
    }
}
