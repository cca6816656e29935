using Microsoft.AspNetCore.Identity;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.People.Accounts;

/// <summary>
/// A passkey becomes one of the keys of an account. What the browser hands over was checked at the edge (it is the web's ceremony); here
/// is said who may add it.
/// </summary>
public sealed class AddPasskey(PortalDatabase database, TimeProvider time)
{
    private const int Most = 10;

    /// <summary>Whether a passkey may be added now.</summary>
    /// <exception cref="RuleViolationException">There are many already, or the person has to confirm first who is there.</exception>
    public async Task CheckAsync(Viewer viewer, CancellationToken ct)
    {
        await using var tx = await database.BeginAsync(viewer, Permission.ManageOwnAccount, ct);
        await RequireAsync(tx, viewer, time.GetUtcNow(), ct);
    }

    /// <param name="passkey">As the ceremony made it, with the name its owner calls it by.</param>
    /// <returns>
    /// Recovery codes for somebody who sets up the first factor while signing in. Within a session the page asks for them apart
    /// (<see cref="RenewRecoveryCodes"/>), so that they pass through no script.
    /// </returns>
    /// <exception cref="RuleViolationException">As <see cref="CheckAsync"/>.</exception>
    public async Task<IReadOnlyList<string>> RunAsync(Viewer viewer, UserPasskeyInfo passkey, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        await using var unit = await database.OpenAsync(viewer, Permission.ManageOwnAccount, ct);
        await RequireAsync(unit.Sql, viewer, at, ct);
        unit.Db.Add(Row(viewer.UserId, passkey));
        var codes = viewer.SessionId is null ? await FactorGuard.AfterFirstAsync(unit.Sql, viewer, at, ct) : [];
        var added = new AuditEvent(
            AuditAction.SecondFactorAdded, viewer.Name, viewer.PartnerId, null, new { Kind = "passkey", passkey.Name });
        await AuditTrail.WriteAsync(unit.Sql, viewer, at, added, ct);
        await unit.CommitAsync(ct);
        return codes;
    }

    private static IdentityUserPasskey<Guid> Row(Guid userId, UserPasskeyInfo passkey) => new()
    {
        UserId = userId,
        CredentialId = passkey.CredentialId,
        Data = new IdentityPasskeyData
        {
            PublicKey = passkey.PublicKey,
            Name = passkey.Name,
            CreatedAt = passkey.CreatedAt,
            SignCount = passkey.SignCount,
            Transports = passkey.Transports,
            IsUserVerified = passkey.IsUserVerified,
            IsBackupEligible = passkey.IsBackupEligible,
            IsBackedUp = passkey.IsBackedUp,
            AttestationObject = passkey.AttestationObject,
            ClientDataJson = passkey.ClientDataJson,
        },
    };

    private static async Task RequireAsync(PortalTransaction tx, Viewer viewer, DateTimeOffset at, CancellationToken ct)
    {
        await FactorGuard.RequireAsync(tx, viewer, at, ct);
        if ((await FactorQueries.ReadAsync(tx, viewer.UserId, ct)).Passkeys.Count >= Most)
            throw new RuleViolationException("factor.passkeys", $"An account has {Most} passkeys at most.", Most);
    }
}
