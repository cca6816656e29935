using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Finance.Closing;

/// <summary>One attempt at a month, as it runs.</summary>
/// <param name="StartedAt">A timestamp of the clock that measures time.</param>
internal sealed record CloseAttempt(
    CloseMonthCommand Command, Guid RunId, MonthScope Month, IProgress<CloseProgress>? Progress, long StartedAt)
{
    public void Report(CloseStepName step, long done, long total) => Progress?.Report(new CloseProgress(Command.Month, step, done, total));

    /// <summary>Part of each transaction of a run: what it does counts only as long as no other run has taken its place.</summary>
    /// <returns>Whether a person wants it to stop.</returns>
    /// <exception cref="RuleViolationException">Another run has taken its place.</exception>
    public async Task<bool> BeatAsync(PortalTransaction tx, DateTimeOffset now, CancellationToken ct) =>
        await CloseRuns.BeatAsync(tx, Command.ProgramId, RunId, now, ct) ?? throw OtherRun();

    public static RuleViolationException OtherRun() => new("close.running", "Another run is closing a month; wait until it is done.");
}

/// <summary>How far a run is.</summary>
public sealed record CloseProgress(Month Month, CloseStepName Step, long Done, long Total);
