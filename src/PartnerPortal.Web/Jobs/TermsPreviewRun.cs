using PartnerPortal.Application.Programs.Previews;

namespace PartnerPortal.Web.Jobs;

/// <summary>One run of a preview, seen by everybody who looks at its draft.</summary>
public sealed class TermsPreviewRun(int revision, DateTimeOffset startedAt)
{
    private volatile bool _stopRequested;

    /// <summary>The revision of the draft that is previewed.</summary>
    public int Revision => revision;

    public DateTimeOffset StartedAt => startedAt;

    public TermsPreviewProgress Progress { get; private set; } = new(0, 0);

    /// <summary>Null until it is done.</summary>
    public TermsPreview? Result { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public bool Failed { get; private set; }

    public bool IsRunning => EndedAt is null;

    internal void Stop() => _stopRequested = true;

    /// <exception cref="OperationCanceledException">Somebody stopped the run.</exception>
    internal void Report(TermsPreviewProgress progress)
    {
        if (_stopRequested) throw new OperationCanceledException();
        Progress = progress;
    }

    internal void End(DateTimeOffset at, TermsPreview? result, bool failed = false)
    {
        Result = result;
        Failed = failed;
        EndedAt = at;
    }
}
