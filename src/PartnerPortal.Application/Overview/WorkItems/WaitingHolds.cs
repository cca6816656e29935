using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Waiting;

namespace PartnerPortal.Application.Overview.WorkItems;

/// <summary>What holds money up, as the page of holds shows it.</summary>
internal static class WaitingHolds
{
    internal static readonly WaitingSource WorkItems = new(
        "workItems", Permission.SeeWorkList,
        """
        select count(*) from (select from work_item where program_id = $1 and resolved_at is null limit 1000) c
        """);

    internal static readonly WaitingSource Credits = new(
        "credits", Permission.SeeWorkList,
        """
        select count(*) from (select from credit_note where program_id = $1 and invoice_no is null limit 1000) c
        """);

    internal static readonly WaitingSource Withheld = new(
        "withheld", Permission.SeeWorkList,
        """
        select count(*) from payout_proposal
        where program_id = $1 and period = $3 and status = 'withheld' and obstacle <> 'below_minimum'
        """);
}
