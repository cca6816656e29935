using PartnerPortal.Application.Platform.Messages;
using PartnerPortal.Data;
using PartnerPortal.Data.Program.Applications;

namespace PartnerPortal.Application.Program.Applications;

/// <summary>
/// The personal link under which an approved applicant reads and accepts the agreement. It lasts a month, since companies read contracts
/// slowly and have them read, and a new one voids the one before.
/// </summary>
internal static class AgreementLink
{
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(30);

    public static async Task SendAsync(PortalUnit unit, PartnerApplication application, DateTimeOffset at, CancellationToken ct)
    {
        var link = PersonalLink.New();
        application.OfferAgreement(link.Hash, at + Lasts);
        await Outbox.AddAsync(
            unit.Sql, at,
            new MailDraft(
                MailKind.ApplicationApproved, $"application-approved:{application.ApplicationNo}:{link.Hash[..16]}", application.Email,
                application.Language,
                application.ContactName, application.Company, (int)Lasts.TotalDays)
            {
                Link = $"agreement/{link.Token}?language={application.Language}",
            }, ct);
    }
}
