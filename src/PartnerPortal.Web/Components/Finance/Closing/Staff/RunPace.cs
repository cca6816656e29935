using PartnerPortal.Application.Finance.Closing;

namespace PartnerPortal.Web.Components.Finance.Closing.Staff;

/// <summary>How fast a step goes, from what was seen of it in the last seconds; and how long it will take.</summary>
public sealed class RunPace
{
    private static readonly TimeSpan Remember = TimeSpan.FromSeconds(20);

    private readonly List<(DateTimeOffset At, long Done)> _seen = [];
    private (Guid Run, CloseStepName Step)? _of;

    /// <summary>Items a second; null until two looks are known.</summary>
    public double? Rate { get; private set; }

    /// <summary>What is left of the step at this rate.</summary>
    public TimeSpan? Left { get; private set; }

    public void Note(Guid run, CloseStepView step, DateTimeOffset now)
    {
        if (_of != (run, step.Step)) _seen.Clear();
        _of = (run, step.Step);
        _seen.RemoveAll(look => now - look.At > Remember);
        _seen.Add((now, step.Done));
        var (first, passed) = (_seen[0], now - _seen[0].At);
        var done = step.Done - first.Done;
        Rate = passed > TimeSpan.Zero && done > 0 ? done / passed.TotalSeconds : null;
        Left = Rate is { } rate && step.Total > step.Done ? TimeSpan.FromSeconds((step.Total - step.Done) / rate) : null;
    }
}
