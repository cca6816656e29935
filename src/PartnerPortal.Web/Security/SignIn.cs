using Microsoft.AspNetCore.Identity;
using PartnerPortal.Data.Identity;

namespace PartnerPortal.Web.Security;

/// <summary>
/// Signs a person in by e-mail and password. Whatever is wrong (unknown, wrong password, locked, disabled), the answer is the same
/// and comes after the same time, so that nobody can find out who has an account.
/// </summary>
public sealed class SignIn(
    SignInManager<PortalUser> signIns, UserManager<PortalUser> users, IPasswordHasher<PortalUser> hasher, TimeProvider clock, ILogger<SignIn> log)
{
    /// <summary>Longer than the slowest way to refuse.</summary>
    private static readonly TimeSpan RefusalTakes = TimeSpan.FromMilliseconds(600);

    private static readonly PortalUser Nobody = new() { DisplayName = "", Role = PortalRole.PartnerOwner };

    private static string? _nobodysHash;

    /// <summary>True when the person is signed in from now on.</summary>
    public async Task<bool> TryAsync(string email, string password, CancellationToken ct)
    {
        var started = clock.GetTimestamp();
        var user = await users.FindByEmailAsync(email);
        if (user is null) HashForNothing(password);
        if (user is not null && await CheckAsync(user, password))
        {
            await signIns.SignInAsync(user, isPersistent: false);
            log.LogInformation("User {UserId} signed in", user.Id);
            return true;
        }

        var left = RefusalTakes - clock.GetElapsedTime(started);
        if (left > TimeSpan.Zero) await Task.Delay(left, clock, ct);
        return false;
    }

    private async Task<bool> CheckAsync(PortalUser user, string password)
    {
        if (user.DisabledAt is not null) return Refuse(user, password, "disabled");
        var result = await signIns.CheckPasswordSignInAsync(user, password, lockoutOnFailure: true);
        if (result.IsLockedOut) return Refuse(user, password, "locked out");
        if (!result.Succeeded) log.LogInformation("User {UserId} was refused: wrong password", user.Id);
        return result.Succeeded;
    }

    private bool Refuse(PortalUser user, string password, string why)
    {
        HashForNothing(password);
        log.LogInformation("User {UserId} was refused: {Reason}", user.Id, why);
        return false;
    }

    private void HashForNothing(string password)
    {
        _nobodysHash ??= hasher.HashPassword(Nobody, Guid.NewGuid().ToString());
        hasher.VerifyHashedPassword(Nobody, _nobodysHash, password);
    }
}
