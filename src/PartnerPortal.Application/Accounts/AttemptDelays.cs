namespace PartnerPortal.Application.Accounts;

/// <summary>How long to wait after wrong attempts. Nothing is ever closed: the next attempt comes later and later.</summary>
public static class AttemptDelays
{
    private const int FreeHere = 3;
    private const int FreeEverywhere = 20;

    private static readonly TimeSpan LongestHere = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LongestEverywhere = TimeSpan.FromMinutes(5);

    /// <summary>From one place: 0, 0, 0, then 1, 2, 4, 8 … seconds, 15 minutes at most.</summary>
    /// <param name="wrong">Wrong attempts so far, from 1.</param>
    public static TimeSpan Here(int wrong) => Doubling(wrong - FreeHere, LongestHere);

    /// <summary>From all places together that are no known device: twenty are free, then 1, 2, 4 … seconds, 5 minutes at most.</summary>
    /// <param name="wrong">Wrong attempts so far, from 1.</param>
    public static TimeSpan Everywhere(int wrong) => Doubling(wrong - FreeEverywhere, LongestEverywhere);

    private static TimeSpan Doubling(int above, TimeSpan longest) => above switch
    {
        <= 0 => TimeSpan.Zero,
        > 20 => longest,
        _ => TimeSpan.FromSeconds(1 << (above - 1)) is var wait && wait < longest ? wait : longest,
    };
}
