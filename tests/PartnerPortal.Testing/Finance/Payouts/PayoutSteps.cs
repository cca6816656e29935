using PartnerPortal.Application.Finance.Payouts;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data;

namespace PartnerPortal.Testing.Finance.Payouts;

/// <summary>The three steps of a payout.</summary>
public sealed class PayoutSteps(PortalDatabase database, TimeProvider time)
{
    public Task ProposeAsync(Viewer viewer, CommandId id, PayoutCommand command, CancellationToken ct) =>
        new ProposePayout(database, time).RunAsync(viewer, id, command, ct);

    public Task ApproveAsync(Viewer viewer, CommandId id, PayoutCommand command, CancellationToken ct) =>
        new ApprovePayout(database, time).RunAsync(viewer, id, command, ct);

    public Task ExecuteAsync(Viewer viewer, CommandId id, PayoutCommand command, DateOnly on, CancellationToken ct) =>
        new ExecutePayout(database, time).RunAsync(viewer, id, new ExecutePayoutCommand(command.PartnerId, command.Period, on), ct);
}
