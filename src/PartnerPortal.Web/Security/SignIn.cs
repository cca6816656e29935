using PartnerPortal.Application.Accounts;

namespace PartnerPortal.Web.Security;

/// <summary>What comes next for somebody who is signing in.</summary>
public enum SignInStep
{
    Refused,

    /// <summary>A code or a passkey is asked for.</summary>
    Code,

    /// <summary>A second factor has to be set up first.</summary>
    SetUp,

    Done,
}

/// <summary>
/// Signs a person in by e-mail and password and, where there is one or has to be one, a second factor. Whatever is wrong (unknown, wrong
/// password, resting, disabled), the answer is the same and comes after the same time, so that nobody can find out who has an account.
/// </summary>
public sealed class SignIn(CheckPassword checkPassword, ProveFactor proveFactor, SignInCourse course, PartialSignIn half, TimeProvider time)
{
    public async Task<SignInStep> TryPasswordAsync(string email, string password, CancellationToken ct)
    {
        var answer = new EvenAnswer(time);
        if (await checkPassword.RunAsync(email, password, ct) is { } userId && await course.NextAsync(userId, SessionFactor.Password, ct) is { } step)
            return step;
        await answer.WaitAsync(ct);
        return SignInStep.Refused;
    }

    /// <param name="code">Of the authenticator app, or a recovery code.</param>
    /// <returns>Done or refused; refused too for somebody who has not proved the first half.</returns>
    public async Task<SignInStep> TryCodeAsync(string code, CancellationToken ct)
    {
        if (await half.WhoAsync(ct) is not { } account) return SignInStep.Refused;
        if (await proveFactor.RunAsync(account.UserId, code, ct) is not { } factor) return SignInStep.Refused;
        await course.FinishAsync(account, factor, ct);
        return SignInStep.Done;
    }
}
