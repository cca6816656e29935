using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Waiting;

namespace PartnerPortal.Application.Finance.Parking;

/// <summary>Partners whose month somebody has to look at before it is charged.</summary>
internal static class WaitingParked
{
    internal static readonly WaitingSource Source = new(
        "parked", Permission.SeeMonths,
        """
        select count(*) from parked_month where program_id = $1 and finished_at is null and released_at is null
        """);
}
