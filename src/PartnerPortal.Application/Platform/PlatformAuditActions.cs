namespace PartnerPortal.Application.Platform.Audit;

// What is done in this area.
public sealed partial class AuditAction
{
    public static readonly AuditAction HeldMailDecided = new();
    public static readonly AuditAction MailSentAgain = new() { IsInner = true };
}
