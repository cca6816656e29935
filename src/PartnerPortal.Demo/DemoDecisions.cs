using PartnerPortal.Application.Finance.Ledger;
using PartnerPortal.Application.Finance.Payouts;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;

namespace PartnerPortal.Demo;

/// <summary>
/// What waits for a second person on the tour: a payout that finance proposed and an adjustment that it asked for. Made once.
/// </summary>
internal sealed class DemoDecisions(PortalDatabase database, RequestAdjustment requestAdjustment, ProposePayout proposePayout)
    : IDemoChapter
{
    private const decimal Courtesy = 25.00m;

    public async Task RunAsync(CancellationToken ct)
    {
        var (finance, open) = await ReadAsync(ct);
        if (finance is null || open is null) return;
        await proposePayout.RunAsync(finance, CommandId.New(), new PayoutCommand(DemoVendor.SecondPartnerId, open.Value), ct);
        await requestAdjustment.RunAsync(finance, CommandId.New(), new RequestAdjustmentCommand(
            DemoVendor.OwnerPartnerId, Courtesy, "Train ticket to the partner day"), ct);
    }

    /// <summary>
    /// The finance person, and the period of the second partner's open payout; nothing once anybody has asked for an adjustment.
    /// </summary>
    private async Task<(Viewer? Finance, Month? Open)> ReadAsync(CancellationToken ct)
    {
        await using var tx = await database.BeginAsync(DataScope.All, ct);
        var person = DemoPerson.All.First(each => each.Role == PortalRole.Finance);
        var finance = await tx.FirstRowAsync<StoredUser>(
            "select id, display_name from users where normalized_email = $1 and not exists (select from adjustment)",
            ct, person.Email.ToUpperInvariant());
        var open = await tx.ValuesAsync<Month?>(
            "select max(period) from payout_proposal where program_id = $1 and partner_id = $2 and status = 'open'",
            ct, tx.ProgramId, DemoVendor.SecondPartnerId);
        return (finance?.As(PortalRole.Finance), open.Single());
    }
}
