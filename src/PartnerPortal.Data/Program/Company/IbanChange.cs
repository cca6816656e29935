using PartnerPortal.Domain;

namespace PartnerPortal.Data.Program.Company;

/// <summary>A new bank account that waits before payouts use it, so that a stranger's change can be stopped (spec 07).</summary>
public sealed class IbanChange : IPartnerOwned
{
    /// <summary>How long a new account waits.</summary>
    public static readonly TimeSpan Waits = TimeSpan.FromDays(5);

    public required string PartnerId { get; init; }

    public Guid ChangeId { get; init; }

    public required string Iban { get; init; }

    public string? FormerIban { get; init; }

    public required string RequestedBy { get; init; }

    public DateTimeOffset RequestedAt { get; init; }

    public DateTimeOffset EffectiveAt { get; init; }

    public DateTimeOffset? AppliedAt { get; private set; }

    public string? RevokedBy { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>It has waited: payouts may use it.</summary>
    public void Apply(DateTimeOffset at)
    {
        RequireWaiting();
        if (at < EffectiveAt) throw new ArgumentOutOfRangeException(nameof(at), at, $"The account waits until {EffectiveAt:O}");
        AppliedAt = at;
    }

    /// <summary>Withdraws it while it waits.</summary>
    public void Revoke(string revokedBy, DateTimeOffset at)
    {
        RequireWaiting();
        (RevokedBy, RevokedAt) = (revokedBy, at);
    }

    private void RequireWaiting()
    {
        if (AppliedAt is not null || RevokedAt is not null) throw NotWaiting();
    }

    /// <summary>What is said where none waits.</summary>
    public static RuleViolationException NotWaiting() => new("iban.not_waiting", "No new account is waiting.");
}
