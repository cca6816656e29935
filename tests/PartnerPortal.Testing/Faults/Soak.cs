using System.Globalization;

namespace PartnerPortal.Testing.Faults;

/// <summary>
/// How long the tests of faults go on: short, or long when PORTAL_SOAK is 1. PORTAL_SOAK_PART=3/14 takes the third of fourteen parts of all
/// places, so that a soak need not run in one go.
/// </summary>
internal static class Soak
{
    public static bool IsOn { get; } = Environment.GetEnvironmentVariable("PORTAL_SOAK") == "1";

    public static int Rounds(int brief, int soak) => IsOn ? soak : brief;

    private static (int Number, int Of) Part { get; } = Environment.GetEnvironmentVariable("PORTAL_SOAK_PART")?.Split('/') is [
        var number, var of]
        ? (int.Parse(number, CultureInfo.InvariantCulture), int.Parse(of, CultureInfo.InvariantCulture))
        : (1, 1);

    /// <summary>All of them, or about so many spread evenly over all, another choice each day.</summary>
    public static IReadOnlyList<T> Spread<T>(IReadOnlyList<T> all, int brief)
    {
        if (IsOn) return [.. all.Where((_, at) => at % Part.Of == Part.Number - 1)];
        if (all.Count <= brief) return all;
        var step = (double)all.Count / brief;
        var first = Seed.OfToday.Next(all.Count);
        return [.. Enumerable.Range(0, brief).Select(turn => all[(first + (int)(turn * step)) % all.Count])];
    }
}
