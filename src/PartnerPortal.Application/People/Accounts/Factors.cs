namespace PartnerPortal.Application.People.Accounts;

/// <summary>What a session was opened with.</summary>
public enum SessionFactor
{
    Password,
    Totp,
    Passkey,
    RecoveryCode,
    Provider,
}

/// <summary>What a person can prove beside the password.</summary>
/// <param name="Authenticator">Whether an authenticator app is set up.</param>
/// <param name="RecoveryCodes">How many are left.</param>
public sealed record Factors(bool Authenticator, IReadOnlyList<Passkey> Passkeys, int RecoveryCodes)
{
    /// <summary>Whether there is a second factor; recovery codes alone are none.</summary>
    public bool Any => Authenticator || Passkeys.Count > 0;
}

/// <summary>A passkey as its owner knows it.</summary>
/// <param name="Id">For forms, not a secret.</param>
public sealed record Passkey(string Id, string Name, DateTimeOffset CreatedAt);
