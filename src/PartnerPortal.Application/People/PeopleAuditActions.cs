namespace PartnerPortal.Application.Platform.Audit;

// What is done in this area.
public sealed partial class AuditAction
{
    public static readonly AuditAction AccessRefused = new();
    public static readonly AuditAction DirectLineChanged = new();
    public static readonly AuditAction InvitationAccepted = new();
    public static readonly AuditAction InvitationWithdrawn = new();
    public static readonly AuditAction PasskeyRenamed = new();
    public static readonly AuditAction PasswordChanged = new();
    public static readonly AuditAction PasswordResetAsked = new();
    public static readonly AuditAction PersonDisabled = new();
    public static readonly AuditAction PersonEnabled = new();
    public static readonly AuditAction PersonInvited = new();
    public static readonly AuditAction PersonRenamed = new();
    public static readonly AuditAction ProviderLinked = new();
    public static readonly AuditAction RecoveryCodesRenewed = new();
    public static readonly AuditAction RoleChanged = new();
    public static readonly AuditAction SecondFactorAdded = new();
    public static readonly AuditAction SecondFactorRemoved = new();
    public static readonly AuditAction SecondFactorReset = new();
    public static readonly AuditAction SessionsEnded = new();
    public static readonly AuditAction SignInRefused = new();
    public static readonly AuditAction SignInSlowed = new();
    public static readonly AuditAction SignedIn = new();
    public static readonly AuditAction UserAdded = new();
}
