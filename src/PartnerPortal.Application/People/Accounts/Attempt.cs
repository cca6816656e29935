using PartnerPortal.Domain;

namespace PartnerPortal.Application.People.Accounts;

/// <summary>What became of an attempt to prove who one is.</summary>
/// <param name="Right">It was looked at, and right.</param>
/// <param name="Checked">Whether it was looked at; not while one has to wait.</param>
/// <param name="Wait">How long until the next one is looked at.</param>
public sealed record Attempt(bool Right, bool Checked, TimeSpan Wait)
{
    internal static Attempt Passed { get; } = new(true, true, TimeSpan.Zero);

    /// <summary>Whether this very attempt began the waiting.</summary>
    internal bool Slowed { get; init; }

    /// <summary>The refusal where it was not looked at.</summary>
    internal RuleViolationException WaitFirst => new("access.proof_wait", "Too many wrong attempts: wait first.", Wait);
}
