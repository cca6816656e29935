namespace PartnerPortal.Application.People.Accounts;

/// <summary>How long to wait after wrong attempts. Nothing is ever closed: the next attempt comes later and later.</summary>
public static class AttemptDelays
{
    private const int FreeHere = 3;
    private const int FreeEverywhere = 20;

    private static readonly TimeSpan LongestHere = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LongestForPasswords = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestForCodes = TimeSpan.FromMinutes(5);

    /// <summary>From one place: 0, 0, 0, then 1, 2, 4, 8 … seconds, 15 minutes at most.</summary>
    /// <param name="wrong">Wrong attempts so far, from 1.</param>
    public static TimeSpan Here(int wrong) => Doubling(wrong - FreeHere, LongestHere);

    /// <summary>
    /// Passwords from all places together that are no known device: twenty are free, then 1, 2, 4, 8, 10 seconds. No longer, or strangers
    /// could keep a person from signing in at a new place: each of theirs has to wait for itself too.
    /// </summary>
    /// <param name="wrong">Wrong attempts so far, from 1.</param>
    public static TimeSpan PasswordsEverywhere(int wrong) => Doubling(wrong - FreeEverywhere, LongestForPasswords);

    /// <summary>The same for codes, which have six digits, and which only those meet who have the password: 5 minutes at most.</summary>
    /// <param name="wrong">Wrong attempts so far, from 1.</param>
    public static TimeSpan CodesEverywhere(int wrong) => Doubling(wrong - FreeEverywhere, LongestForCodes);

    private static TimeSpan Doubling(int above, TimeSpan longest) => above switch
    {
        <= 0 => TimeSpan.Zero,
        > 20 => longest,
        _ => TimeSpan.FromSeconds(1 << (above - 1)) is var wait && wait < longest ? wait : longest,
    };
}
