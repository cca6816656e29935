namespace PartnerPortal.Web.Security;

/// <summary>An answer that takes the same time whatever was found: longer than the slowest way to it.</summary>
public sealed class EvenAnswer(TimeProvider time)
{
    private static readonly TimeSpan Takes = TimeSpan.FromMilliseconds(600);

    private readonly long _started = time.GetTimestamp();

    public Task WaitAsync(CancellationToken ct)
    {
        var left = Takes - time.GetElapsedTime(_started);
        return left > TimeSpan.Zero ? Task.Delay(left, time, ct) : Task.CompletedTask;
    }
}
