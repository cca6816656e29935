using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Messages;
using PartnerPortal.Data;

namespace PartnerPortal.Application.Program.Applications;

/// <summary>
/// The personal link under which an approved applicant reads and accepts the agreement. It lasts a month, since companies read contracts
/// slowly and have them read, and a new one voids the one before.
/// </summary>
internal static class AgreementLink
{
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(30);

    public static async Task SendAsync(PortalTransaction tx, OpenApplication application, DateTimeOffset at, CancellationToken ct)
    {
        var link = PersonalLink.New();
        await tx.ExecuteAsync(
            "update partner_application set agreement_hash = $3, agreement_until = $4 where program_id = $1 and application_no = $2", ct,
            ProgramIds.Main, application.Number, link.Hash, at + Lasts);
        await Outbox.AddAsync(
            tx, at,
            new MailDraft(
                MailKind.ApplicationApproved, $"application-approved:{application.Number}:{link.Hash[..16]}", application.Email, application.Language,
                application.ContactName, application.Company, (int)Lasts.TotalDays)
            {
                Link = $"agreement/{link.Token}?language={application.Language}",
            }, ct);
    }
}
