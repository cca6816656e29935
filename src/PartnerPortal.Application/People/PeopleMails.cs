namespace PartnerPortal.Application.Platform.Messages;

// What this area writes in mails.
public sealed partial class MailKind
{
    /// <summary>Somebody is invited to the portal.</summary>
    public static readonly MailKind Invitation = new();

    /// <summary>Somebody forgot the password.</summary>
    public static readonly MailKind PasswordReset = new();

    /// <summary>A password was changed.</summary>
    public static readonly MailKind PasswordChanged = new();

    /// <summary>Another person took the second factor away.</summary>
    public static readonly MailKind SecondFactorReset = new();
}
