namespace PartnerPortal.Testing.Finance.Closing;

/// <summary>Noon of a day that the test decides.</summary>
public sealed class FixedTime(DateOnly today) : TimeProvider
{
    public DateOnly Today { get; set; } = today;

    public override DateTimeOffset GetUtcNow() => new(Today, new TimeOnly(12, 0), TimeSpan.Zero);
}
