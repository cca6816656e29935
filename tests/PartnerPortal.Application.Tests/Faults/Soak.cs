namespace PartnerPortal.Application.Tests.Faults;

/// <summary>How long the tests of faults go on: short, or long when PORTAL_SOAK is 1.</summary>
internal static class Soak
{
    public static bool IsOn { get; } = Environment.GetEnvironmentVariable("PORTAL_SOAK") == "1";

    public static int Rounds(int brief, int soak) => IsOn ? soak : brief;

    /// <summary>All of them, or about so many spread evenly over all, another choice each day.</summary>
    public static IReadOnlyList<T> Spread<T>(IReadOnlyList<T> all, int brief)
    {
        if (IsOn || all.Count <= brief) return all;
        var step = (double)all.Count / brief;
        var first = Seed.OfToday.Next(all.Count);
        return [.. Enumerable.Range(0, brief).Select(turn => all[(first + (int)(turn * step)) % all.Count])];
    }
}
