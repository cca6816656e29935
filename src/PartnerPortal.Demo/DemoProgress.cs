namespace PartnerPortal.Demo;

/// <summary>What the first start is doing, in order.</summary>
public enum DemoStep
{
    Reading,
    Closing,
    People,
    Stories,
}

/// <param name="Step">What is being done; null when nothing is any more.</param>
/// <param name="Percent">Of the whole.</param>
/// <param name="Left">About how long it still takes; null before anything can be said.</param>
/// <param name="Failed">It was given up; the next start begins anew.</param>
public sealed record DemoState(DemoStep? Step, int Percent, TimeSpan? Left, bool Failed)
{
    public bool IsReady => Step is null && !Failed;
}

/// <summary>How far the making of the demo is, for every page to say. Null when none was made since this start.</summary>
public sealed class DemoProgress(TimeProvider time)
{
    // Shares of the whole, as measured: reading the rows, then month after month, the people, what they wrote.
    private static readonly Dictionary<DemoStep, (int From, int To)> Shares = new()
    {
        [DemoStep.Reading] = (0, 15),
        [DemoStep.Closing] = (15, 80),
        [DemoStep.People] = (80, 88),
        [DemoStep.Stories] = (88, 100),
    };

    private long _started;

    public event Action? Changed;

    public DemoState? State { get; private set; }

    internal void Begin()
    {
        _started = time.GetTimestamp();
        Report(DemoStep.Reading, 0, 1);
    }

    internal void Report(DemoStep step, int done, int total)
    {
        var (from, to) = Shares[step];
        var percent = from + ((to - from) * done / Math.Max(total, 1));
        var left = percent < 10 ? (TimeSpan?)null : time.GetElapsedTime(_started) * (100 - percent) / percent;
        Set(new DemoState(step, percent, left, Failed: false));
    }

    internal void End(bool failed) => Set(new DemoState(null, failed ? State?.Percent ?? 0 : 100, null, failed));

    internal void Clear() => Set(null);

    private void Set(DemoState? state)
    {
        State = state;
        Changed?.Invoke();
    }
}
