using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Waiting;

namespace PartnerPortal.Application.Program.Applications;

/// <summary>Applications that somebody has to look at.</summary>
internal static class WaitingApplications
{
    internal static readonly WaitingSource Source = new(
        "applications", Permission.SeeApplications,
        """
        select count(*) from partner_application
        where program_id = $1 and status in ('applicant', 'under_review') and confirmed_at is not null
        """);
}
