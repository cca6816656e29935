namespace PartnerPortal.Domain;

/// <summary>
/// Why somebody did something that others have to understand: a correction, a release, a grant. From 3 to 500 characters, not counting the
/// space around them.
/// </summary>
public static class ReasonText
{
    /// <summary>In characters, inclusive.</summary>
    public const int Shortest = 3;

    /// <summary>In characters, inclusive.</summary>
    public const int Longest = 500;

    /// <summary>Whether it says enough and not too much.</summary>
    public static bool Fits(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        return typed.Trim().Length is >= Shortest and <= Longest;
    }

    /// <summary>The reason as it is kept: without the space around it.</summary>
    /// <param name="typed">As it was typed.</param>
    /// <param name="rule">Code of the rule that asks for it.</param>
    /// <exception cref="RuleViolationException">It is too short or too long.</exception>
    public static string Checked(string typed, string rule) => Fits(typed)
        ? typed.Trim()
        : throw new RuleViolationException(rule, "A reason has 3 to 500 characters.");
}
