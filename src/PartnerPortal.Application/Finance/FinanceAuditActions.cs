namespace PartnerPortal.Application.Platform.Audit;

// What is done in this area.
public sealed partial class AuditAction
{
    public static readonly AuditAction AdjustmentApproved = new();
    public static readonly AuditAction AdjustmentRejected = new();
    public static readonly AuditAction AdjustmentRequested = new() { IsInner = true };
    public static readonly AuditAction AutomaticCloseChanged = new();
    public static readonly AuditAction CloseStarted = new();
    public static readonly AuditAction CloseStopRequested = new();
    public static readonly AuditAction CreditNoteLinked = new();
    public static readonly AuditAction FeeWaived = new();
    public static readonly AuditAction InvoiceDisputed = new();
    public static readonly AuditAction ParkedMonthReleased = new() { IsInner = true };
    public static readonly AuditAction ParkingLimitsChanged = new();
    public static readonly AuditAction PayoutApproved = new() { IsInner = true };
    public static readonly AuditAction PayoutExecuted = new();
    public static readonly AuditAction PayoutProposed = new() { IsInner = true };
}
