namespace PartnerPortal.Data.Finance.Closing;

/// <summary>A month that is closed or being closed; a month without a row is open.</summary>
public sealed class PeriodRow
{
    public required string ProgramId { get; init; }

    public DateOnly Month { get; init; }

    public required string Status { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }
}
