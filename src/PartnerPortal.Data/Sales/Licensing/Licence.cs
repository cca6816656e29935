using PartnerPortal.Domain;
using PartnerPortal.Domain.Sales.Licensing;

namespace PartnerPortal.Data.Sales.Licensing;

/// <summary>Licences not for resale that a partner took at once (spec 02).</summary>
public sealed class Licence : IPartnerOwned
{
    public required string ProgramId { get; init; }

    public required string PartnerId { get; init; }

    public required string LicenceId { get; init; }

    public AllowanceKind Kind { get; init; } = AllowanceKind.NfrTeam;

    public int Seats { get; init; }

    public LicenceStatus Status { get; private set; } = LicenceStatus.Active;

    public LicenceSource Source { get; init; }

    public DateOnly ValidFrom { get; init; }

    public DateOnly? ValidTo { get; private set; }

    public required string TakenBy { get; init; }

    public DateTimeOffset TakenAt { get; init; }

    public string? ReturnedBy { get; private set; }

    public DateTimeOffset? ReturnedAt { get; private set; }

    /// <summary>The refusal of what is not there, or not in force.</summary>
    public static RuleViolationException Unknown() => new("licence.unknown", "There is no such licence in force.");

    /// <summary>The partner gives them back: they are invalid from now on, and never before they began.</summary>
    /// <exception cref="RuleViolationException">They were returned before.</exception>
    public void Return(DateOnly today, string by, DateTimeOffset at)
    {
        if (Status == LicenceStatus.Terminated) throw Unknown();
        (Status, ValidTo, ReturnedBy, ReturnedAt) = (LicenceStatus.Terminated, today > ValidFrom ? today : ValidFrom, by, at);
    }
}
