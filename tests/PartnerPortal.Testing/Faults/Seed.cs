using System.Globalization;

namespace PartnerPortal.Testing.Faults;

/// <summary>
/// What chance decides in these tests: the seed is the date, unless PORTAL_SEED names another, and is told with each failure.
/// </summary>
internal static class Seed
{
    public static int First { get; } = int.TryParse(
        Environment.GetEnvironmentVariable("PORTAL_SEED"), NumberStyles.None, CultureInfo.InvariantCulture, out var seed)
        ? seed
        : DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().DateTime).DayNumber;

    /// <summary>A fresh row of numbers, always the same for the seed.</summary>
    public static Random OfToday => new(First);

    /// <summary>Tells how to have a failure again.</summary>
    public static string Hint => $"PORTAL_SEED={First}";
}
