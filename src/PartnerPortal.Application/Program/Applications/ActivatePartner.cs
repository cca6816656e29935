using PartnerPortal.Application.People.Persons;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Calendar;
using PartnerPortal.Application.Platform.Messages;
using PartnerPortal.Data;
using PartnerPortal.Data.Platform.Access;

namespace PartnerPortal.Application.Program.Applications;

/// <summary>
/// Makes an approved applicant a partner on the day the agreement is accepted: number, company, agreement, contact person. Registration
/// and monthly fees are posted by the close of the month, as for every partner; allowances follow from the agreement and its terms.
/// </summary>
internal static class ActivatePartner
{
    private const string Company = """
        insert into partner (partner_id, name, country, email, language, vat_id, registered_at, model, website, contact_name, phone)
        select $3, company, country, email, language, vat_id, $4, model, website, contact_name, phone
        from partner_application where program_id = $1 and application_no = $2
        on conflict (partner_id) do nothing
        """;

    private const string Contract = """
        insert into agreement (program_id, partner_id, activated_on, entry_period, contact_user) values ($1, $2, $3, $4, $5)
        """;

    /// <returns>The new partner's number.</returns>
    public static async Task<string> RunAsync(PortalTransaction tx, OpenApplication application, MonthCalendar calendar, DateTimeOffset at, CancellationToken ct)
    {
        var number = await RegisterAsync(tx, application, at, ct);
        await tx.ExecuteAsync(Contract, ct, ProgramIds.Main, number, calendar.Today, calendar.PeriodOf(calendar.Today).First, application.Reviewer);
        await tx.ExecuteAsync(
            "update partner_application set status = 'active', partner_id = $3, agreement_until = $4 where program_id = $1 and application_no = $2", ct,
            ProgramIds.Main, application.Number, number, at);
        await Outbox.AddAsync(
            tx, at, new MailDraft(MailKind.PartnerActivated, $"partner-activated:{number}", application.Email, application.Language, application.ContactName, application.Company, number), ct);
        await InviteOwnerAsync(tx, application, number, at, ct);
        await AuditTrail.WriteAsync(
            tx, null, at, new AuditEvent(AuditAction.PartnerActivated, number, number, After: new { application.Company, ActivatedOn = calendar.Today }), ct);
        return number;
    }

    /// <summary>A number that somebody has already is drawn again.</summary>
    private static async Task<string> RegisterAsync(PortalTransaction tx, OpenApplication application, DateTimeOffset at, CancellationToken ct)
    {
        while (true)
        {
            var number = PartnerNumber.New();
            if (await tx.ExecuteAsync(Company, ct, ProgramIds.Main, application.Number, number, at) == 1) return number;
        }
    }

    /// <summary>The applicant becomes the owner. Where the address has come to belong to somebody else meanwhile, a person has to see to it.</summary>
    private static async Task InviteOwnerAsync(PortalTransaction tx, OpenApplication application, string partnerId, DateTimeOffset at, CancellationToken ct)
    {
        if (await tx.ScalarAsync<bool>("select exists (select from users where normalized_email = $1)", ct, application.Email.ToUpperInvariant()))
        {
            await Notices.ToStaffAsync(
                tx, at, Permission.DecideApplications,
                new Notice(NoticeKind.OwnerNotInvited, $"owner:{partnerId}", $"partners/{partnerId}/agreement", application.Company, application.Email), ct);
            return;
        }

        await InvitePerson.InviteAsync(
            tx, null, new InvitePersonCommand(application.Email, application.ContactName, PortalRole.PartnerOwner, partnerId, application.Language), at, ct);
    }
}
