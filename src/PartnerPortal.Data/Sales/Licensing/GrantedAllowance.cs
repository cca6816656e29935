using PartnerPortal.Domain;
using PartnerPortal.Domain.Sales.Licensing;

namespace PartnerPortal.Data.Sales.Licensing;

/// <summary>More than the terms give, granted to one partner by a manager (spec 02).</summary>
public sealed class GrantedAllowance : IPartnerOwned
{
    public required string ProgramId { get; init; }

    public required string PartnerId { get; init; }

    public Guid GrantId { get; init; }

    public AllowanceKind Kind { get; init; }

    public int Quantity { get; init; }

    public DateOnly ValidFrom { get; init; }

    /// <summary>Last day; null for as long as the agreement runs.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>Shown to the partner.</summary>
    public required string Reason { get; init; }

    public required string GrantedBy { get; init; }

    public DateTimeOffset GrantedAt { get; init; }

    public string? RevokedBy { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>The refusal of what is not there, or was taken back.</summary>
    public static RuleViolationException Unknown() => new("allowance.unknown", "There is no such entry.");

    /// <summary>The refusal of a number that nobody grants or uses.</summary>
    public static RuleViolationException NoQuantity() => new("allowance.quantity", "A quantity is from 1 to 1,000.");

    /// <summary>Takes it back.</summary>
    /// <exception cref="RuleViolationException">It was taken back before.</exception>
    public void Revoke(string by, DateTimeOffset at)
    {
        if (RevokedAt is not null) throw Unknown();
        (RevokedBy, RevokedAt) = (by, at);
    }
}
