using PartnerPortal.Application.People.Accounts;

namespace PartnerPortal.Web.Security;

/// <summary>
/// What is asked of somebody after the first proof: a second factor of those who have one, setting one up of staff without, nothing of
/// others.
/// </summary>
public sealed class SignInCourse(AccountQueries accounts, FactorQueries factors, PartialSignIn half, SignInDoor door, SignInPolicy policy)
{
    /// <returns>Null where the account may not be used.</returns>
    public async Task<SignInStep?> NextAsync(Guid userId, SessionFactor proved, CancellationToken ct)
    {
        if (await accounts.FindAsync(userId, ct) is not { } account) return null;
        var hasFactor = (await factors.OfAsync(userId, ct)).Any;
        if (hasFactor || (account.IsStaff && policy.RequiresSecondFactor))
        {
            await half.StartAsync(account);
            return hasFactor ? SignInStep.Code : SignInStep.SetUp;
        }

        await door.OpenAsync(account, proved, ct);
        return SignInStep.Done;
    }

    public Task FinishAsync(Account account, SessionFactor factor, CancellationToken ct) => door.OpenAsync(account, factor, ct);

    /// <summary>The page of a step.</summary>
    public static string PageOf(SignInStep step, string? returnUrl)
    {
        var query = returnUrl is null ? "" : "?returnUrl=" + Uri.EscapeDataString(returnUrl);
        return step switch
        {
            SignInStep.Refused => "/sign-in" + query,
            SignInStep.Code => "/sign-in/code" + query,
            SignInStep.SetUp => "/sign-in/set-up" + query,
            SignInStep.Done => LocalUrl.Or(returnUrl, "/"),
        };
    }
}
