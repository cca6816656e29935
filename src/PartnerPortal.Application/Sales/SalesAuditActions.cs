namespace PartnerPortal.Application.Platform.Audit;

// What is done in this area.
public sealed partial class AuditAction
{
    public static readonly AuditAction AllowanceGranted = new();
    public static readonly AuditAction AllowanceRevoked = new();
    public static readonly AuditAction AllowanceUseRetracted = new();
    public static readonly AuditAction AllowanceUsed = new();
    public static readonly AuditAction LicenceReturned = new();
    public static readonly AuditAction LicenceTaken = new();
    public static readonly AuditAction OwnUseCancelled = new();
    public static readonly AuditAction OwnUseEnded = new();
    public static readonly AuditAction OwnUseOfferSaved = new();
    public static readonly AuditAction OwnUseOrdered = new();
}
