using Microsoft.EntityFrameworkCore;
using PartnerPortal.Application.People.Persons;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Calendar;
using PartnerPortal.Application.Platform.Messages;
using PartnerPortal.Data;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Data.Program.Applications;
using PartnerPortal.Data.Program.Partners;
using PartnerPortal.Domain.Program.Company;

namespace PartnerPortal.Application.Program.Applications;

/// <summary>
/// Makes an approved applicant a partner on the day the agreement is accepted: number, company, agreement, contact person. Registration
/// and monthly fees are posted by the close of the month, as for every partner; allowances follow from the agreement and its terms.
/// </summary>
internal static class ActivatePartner
{
    /// <returns>The new partner's number.</returns>
    public static async Task<string> RunAsync(PortalUnit unit, PartnerApplication application, MonthCalendar calendar, DateTimeOffset at,
        CancellationToken ct)
    {
        var number = await FreeNumberAsync(unit, ct);
        unit.Db.Add(Company(number, application, at));
        unit.Db.Add(Agreement(number, application, calendar));
        application.Activate(number, at);
        // What follows refers to the company.
        await unit.Db.SaveChangesAsync(ct);
        await Outbox.AddAsync(
            unit.Sql, at,
            new MailDraft(
                MailKind.PartnerActivated, $"partner-activated:{number}", application.Email, application.Language,
                application.ContactName, application.Company, number), ct);
        await InviteOwnerAsync(unit.Sql, application, number, at, ct);
        await AuditTrail.WriteAsync(
            unit.Sql, null, at, new AuditEvent(AuditAction.PartnerActivated, number, number,
                After: new { application.Company, ActivatedOn = calendar.Today }), ct);
        return number;
    }

    /// <summary>A number that somebody has already is drawn again.</summary>
    private static async Task<string> FreeNumberAsync(PortalUnit unit, CancellationToken ct)
    {
        while (true)
        {
            var number = PartnerNumber.New();
            if (!await unit.Db.Partners.AnyAsync(partner => partner.PartnerId == number, ct)) return number;
        }
    }

    private static Partner Company(string number, PartnerApplication application, DateTimeOffset at) => Partner.Register(
        number, new CompanyIdentity(application.Company, application.Country, application.Model),
        new CompanyFields(
            application.VatId, application.Website, null, application.ContactName, application.Email, application.Phone,
            application.Language), at);

    private static SignedAgreement Agreement(string number, PartnerApplication application, MonthCalendar calendar)
    {
        var agreement = new SignedAgreement
        {
            ProgramId = application.ProgramId, PartnerId = number, ActivatedOn = calendar.Today,
            EntryPeriod = calendar.PeriodOf(calendar.Today).First,
        };
        agreement.AssignContact(application.Reviewer);
        return agreement;
    }

    /// <summary>
    /// The applicant becomes the owner. Where the address has come to belong to somebody else meanwhile, a person has to see to it.
    /// </summary>
    private static async Task InviteOwnerAsync(PortalTransaction tx, PartnerApplication application, string partnerId, DateTimeOffset at,
        CancellationToken ct)
    {
        if (await tx.ScalarAsync<bool>("""
            select exists (select from users where normalized_email = $1)
            """, ct, application.Email.ToUpperInvariant()))
        {
            await Notices.ToStaffAsync(
                tx, at, Permission.DecideApplications,
                new Notice(
                    NoticeKind.OwnerNotInvited, $"owner:{partnerId}", $"partners/{partnerId}/agreement", application.Company,
                    application.Email), ct);
            return;
        }

        await InvitePerson.InviteAsync(
            tx, null, new InvitePersonCommand(
                application.Email, application.ContactName, PortalRole.PartnerOwner, partnerId, application.Language), at, ct);
    }
}
