using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Waiting;

namespace PartnerPortal.Application.Finance.Ledger;

/// <summary>Adjustments that a second person has to decide.</summary>
internal static class WaitingAdjustments
{
    internal static readonly WaitingSource Source = new(
        "adjustments", Permission.PostAdjustments,
        """
        select count(*) from adjustment where program_id = $1 and approved_by is null and rejected_by is null
        """);
}
