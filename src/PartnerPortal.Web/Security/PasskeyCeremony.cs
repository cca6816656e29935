using System.Globalization;
using Microsoft.AspNetCore.Identity;
using PartnerPortal.Application.People.Accounts;
using PartnerPortal.Data.People.Identity;

namespace PartnerPortal.Web.Security;

/// <summary>
/// What browser and portal say to each other about passkeys. A passkey unlocks itself by finger, face or PIN, so that it proves both
/// factors at once; what the portal asked is remembered in a short-lived cookie until the browser answers.
/// </summary>
public sealed class PasskeyCeremony(SignInManager<PortalUser> signIns, RecordRefusedSignIn record, ILogger<PasskeyCeremony> log)
{
    private const int LongestName = 60;

    /// <summary>What the browser needs to make a new passkey.</summary>
    public Task<string> CreationAsync(Account account) => signIns.MakePasskeyCreationOptionsAsync(
        new PasskeyUserEntity { Id = account.UserId.ToString(), Name = account.Email, DisplayName = account.Name });

    /// <summary>The passkey that was made for this very account; null where the answer is not good.</summary>
    public async Task<UserPasskeyInfo?> CreatedAsync(Account account, string credential, string? name)
    {
        var result = await Try(() => signIns.PerformPasskeyAttestationAsync(credential));
        if (result is not { Succeeded: true } || result.UserEntity.Id != account.UserId.ToString())
        {
            log.LogInformation(result?.Failure, "A new passkey of user {UserId} was refused", account.UserId);
            return null;
        }

        var wanted = name?.Trim() is { Length: > 0 } given ? given : result.Passkey.CreatedAt.ToString("d", CultureInfo.CurrentCulture);
        result.Passkey.Name = wanted.Length > LongestName ? wanted[..LongestName] : wanted;
        return result.Passkey;
    }

    /// <summary>What the browser needs to prove a passkey: any one it knows, or one of this person.</summary>
    public async Task<string> RequestAsync(Guid? userId) =>
        await signIns.MakePasskeyRequestOptionsAsync(userId is { } id ? await signIns.UserManager.FindByIdAsync(id.ToString()) : null);

    /// <summary>Whose passkey was proved; null where the answer is not good, the person may not sign in, or it is another's.</summary>
    /// <param name="expected">Whose it has to be; null for anybody's.</param>
    public async Task<Guid?> ProvedAsync(string credential, Guid? expected)
    {
        var result = await Try(() => signIns.PerformPasskeyAssertionAsync(credential));
        if (result is not { Succeeded: true, User: { DisabledAt: null } user } || (expected is not null && user.Id != expected))
        {
            if (result?.Failure is { } failure) log.LogInformation(failure, "A passkey was refused");
            var context = signIns.Context;
            await record.RunAsync("passkey", expected, new SignInSource(context.Connection.RemoteIpAddress), context.RequestAborted);
            return null;
        }

        await signIns.UserManager.AddOrUpdatePasskeyAsync(user, result.Passkey);
        return user.Id;
    }

    /// <summary>Without the cookie of the question there is no answer.</summary>
    private static async Task<TResult?> Try<TResult>(Func<Task<TResult>> answer) where TResult : class
    {
        try
        {
            return await answer();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
