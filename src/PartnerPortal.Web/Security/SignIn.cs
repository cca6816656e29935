using PartnerPortal.Application.People.Accounts;

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

/// <param name="Attempt">What became of it; says how long to wait where it was refused.</param>
public sealed record SignInAnswer(SignInStep Step, Attempt? Attempt);

/// <summary>
/// Signs a person in by e-mail and password and, where there is one or has to be one, a second factor. Whatever is wrong (unknown, wrong
/// password, too early, disabled), the answer is the same and comes after the same time, so that nobody can find out who has an account.
/// </summary>
public sealed class SignIn(CheckPassword checkPassword, ProveFactor proveFactor, SignInCourse course, PartialSignIn half, TimeProvider time)
{
    public async Task<SignInAnswer> TryPasswordAsync(HttpContext context, string email, string password)
    {
        var (answer, ct) = (new EvenAnswer(time), context.RequestAborted);
        var check = await checkPassword.RunAsync(email, password, DeviceCookie.SourceOf(context, email), ct);
        if (check.UserId is { } userId && await course.NextAsync(userId, SessionFactor.Password, ct) is { } step)
            return new SignInAnswer(step, check.Attempt);
        await answer.WaitAsync(ct);
        return new SignInAnswer(SignInStep.Refused, check.Attempt);
    }

    /// <param name="code">Of the authenticator app, or a recovery code.</param>
    /// <returns>Done or refused; refused too for somebody who has not proved the first half.</returns>
    public async Task<SignInAnswer> TryCodeAsync(HttpContext context, string code)
    {
        var ct = context.RequestAborted;
        if (await half.WhoAsync(ct) is not { } account) return new SignInAnswer(SignInStep.Refused, null);
        var proof = await proveFactor.RunAsync(account, code, DeviceCookie.SourceOf(context, account.Email), ct);
        if (proof.Factor is not { } factor) return new SignInAnswer(SignInStep.Refused, proof.Attempt);
        await course.FinishAsync(account, factor, ct);
        return new SignInAnswer(SignInStep.Done, proof.Attempt);
    }
}
