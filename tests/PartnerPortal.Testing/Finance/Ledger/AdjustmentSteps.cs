using PartnerPortal.Application.Finance.Ledger;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data;

namespace PartnerPortal.Testing.Finance.Ledger;

/// <summary>What people do about an adjustment.</summary>
public sealed class AdjustmentSteps(PortalDatabase database, TimeProvider time)
{
    public Task<Guid> RequestAsync(Viewer viewer, CommandId id, RequestAdjustmentCommand command, CancellationToken ct) =>
        new RequestAdjustment(database, time).RunAsync(viewer, id, command, ct);

    public Task ApproveAsync(Viewer viewer, CommandId id, Guid adjustmentId, CancellationToken ct) =>
        new ApproveAdjustment(database, time).RunAsync(viewer, id, new ApproveAdjustmentCommand(adjustmentId), ct);

    public Task RejectAsync(Viewer viewer, CommandId id, Guid adjustmentId, CancellationToken ct) =>
        new RejectAdjustment(database, time).RunAsync(viewer, id, new RejectAdjustmentCommand(adjustmentId), ct);
}
