using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Waiting;

namespace PartnerPortal.Application.Finance.Payouts;

/// <summary>Payouts that a second person has to approve.</summary>
internal static class WaitingPayouts
{
    internal static readonly WaitingSource Source = new(
        "payouts", Permission.ApprovePayouts,
        """
        select count(*) from payout_proposal where program_id = $1 and period >= $4 and status = 'proposed'
        """);
}
