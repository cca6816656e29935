namespace PartnerPortal.Application.Platform.Audit;

// What is done in this area.
public sealed partial class AuditAction
{
    public static readonly AuditAction WorkItemReopened = new();
    public static readonly AuditAction WorkItemResolved = new();
}
