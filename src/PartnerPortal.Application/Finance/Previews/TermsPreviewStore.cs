using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Jobs;
using PartnerPortal.Application.Program.Terms;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Finance.Previews;

/// <summary>The latest run of each draft's preview in the database.</summary>
internal static class TermsPreviewStore
{
    /// <summary>Previews that nobody has run again for a week.</summary>
    public static OldRows Old { get; } = new("terms previews", "delete from terms_preview where beat_at < $1", TimeSpan.FromDays(7));

    // A run that was killed is taken up again within a minute.
    private static readonly TimeSpan SignOfLife = TimeSpan.FromSeconds(90);

    private const string Latest = """
        select run_id, revision, started_at, beat_at, done, total, ended_at, outcome, case when $3 then result::text end as result
        from terms_preview where program_id = $1 and draft_id = $2
        """;

    private const string Replace = """
        insert into terms_preview (program_id, draft_id, run_id, revision, started_by, started_at, beat_at)
        values ($1, $2, $3, $4, $5, $6, $6)
        on conflict (program_id, draft_id) do update set run_id = excluded.run_id, revision = excluded.revision,
            started_by = excluded.started_by, started_at = excluded.started_at, beat_at = excluded.beat_at,
            done = 0, total = 0, stop_requested = false, ended_at = null, outcome = null, result = null
        """;

    private const string Open = "select draft_id, stop_requested as is_stopped from terms_preview where run_id = $1 and ended_at is null";

    private const string Beat = """
        update terms_preview set beat_at = $2, done = $3, total = $4 where run_id = $1 and ended_at is null returning not stop_requested
        """;

    private const string End = """
        update terms_preview set ended_at = $2, beat_at = $2, outcome = $3, result = $4::jsonb where run_id = $1 and ended_at is null
        """;

    public static async Task<TermsPreviewRun?> FindAsync(
        PortalTransaction tx, Guid draftId, bool withResult, DateTimeOffset now, CancellationToken ct) =>
        (await tx.FirstRowAsync<LatestRow>(Latest, ct, tx.ProgramId, draftId, withResult))?.At(now);

    public static Task ReplaceAsync(
        PortalTransaction tx, StoredTermsDraft draft, Guid runId, string by, DateTimeOffset now, CancellationToken ct) =>
        tx.ExecuteAsync(Replace, ct, tx.ProgramId, draft.DraftId, runId, draft.Revision, by, now);

    /// <summary>The draft that an open run previews, and whether somebody wants it to stop.</summary>
    public static Task<OpenTermsPreview?> FindOpenAsync(PortalTransaction tx, Guid runId, CancellationToken ct) =>
        tx.FirstRowAsync<OpenTermsPreview>(Open, ct, runId);

    /// <returns>Whether it is to go on: nobody stopped it, nor started another one.</returns>
    public static async Task<bool> BeatAsync(
        PortalTransaction tx, Guid runId, TermsPreviewProgress progress, DateTimeOffset now, CancellationToken ct) =>
        await tx.ScalarAsync<bool?>(Beat, ct, runId, now, progress.Done, progress.Total) ?? false;

    public static Task EndAsync(
        PortalTransaction tx, Guid runId, TermsPreviewOutcome outcome, TermsPreview? result, DateTimeOffset now, CancellationToken ct) =>
        tx.ExecuteAsync(
            End, ct, runId, now, Vocabulary<TermsPreviewOutcome>.Text(outcome), result is null ? null : TermsPreviewJson.Write(result));

    private sealed record LatestRow(
        Guid RunId, int Revision, DateTimeOffset StartedAt, DateTimeOffset BeatAt, long Done, long Total, DateTimeOffset? EndedAt,
        string? Outcome, string? Result)
    {
        public TermsPreviewRun At(DateTimeOffset now) => new(
            RunId, Revision, StartedAt, now - BeatAt < SignOfLife, new TermsPreviewProgress(Done, Total), EndedAt,
            Outcome is null ? null : Vocabulary<TermsPreviewOutcome>.Parse(Outcome),
            Result is null ? null : TermsPreviewJson.Read(Result));
    }
}

/// <summary>The draft that an open run previews, and whether somebody wants it to stop.</summary>
internal sealed record OpenTermsPreview(Guid DraftId, bool IsStopped);
