using PartnerPortal.Data;

namespace PartnerPortal.Application.Platform.Jobs;

/// <summary>
/// Lets one run of a job at a time do its work, over all nodes, and keeps how it went. A run that finds another one at work has nothing to
/// do; the lock falls with the connection of the one that holds it.
/// </summary>
public sealed class JobRuns([Patient] PortalDatabase database, TimeProvider time)
{
    private const string Take = "select pg_try_advisory_xact_lock(hashtextextended('partner-portal/job/' || $1, 0))";

    private const string Alive = """
        insert into job_standing (job, alive_at) values ($1, $2)
        on conflict (job) do update set alive_at = greatest(job_standing.alive_at, excluded.alive_at)
        """;

    private const string EndedWell = """
        insert into job_standing (job, alive_at, ended_well_at) values ($1, $2, $2)
        on conflict (job) do update
        set alive_at = greatest(job_standing.alive_at, excluded.alive_at), ended_well_at = excluded.ended_well_at
        """;

    /// <summary>One run; whatever it throws goes on to the caller, and the run counts as missed.</summary>
    /// <returns>False when another run was at work.</returns>
    public async Task<bool> RunAsync(string job, Func<Task> run, CancellationToken ct)
    {
        await using var alone = await database.BeginAsync(DataScope.All, ct);
        if (!await alone.ScalarAsync<bool>(Take, ct, job))
        {
            await NoteAsync(Alive, job);
            return false;
        }

        await run();
        await NoteAsync(EndedWell, job);
        return true;
    }

    /// <summary>How each job that ever ran stands, over all nodes.</summary>
    public async Task<IReadOnlyDictionary<string, JobTimes>> AllAsync(CancellationToken ct)
    {
        await using var tx = await database.BeginAsync(DataScope.All, ct);
        var rows = await tx.RowsAsync<JobRow>("select job, alive_at, ended_well_at from job_standing", ct);
        return rows.ToDictionary(row => row.Job, row => new JobTimes(row.AliveAt, row.EndedWellAt), StringComparer.Ordinal);
    }

    // In a transaction of its own: the one that holds the lock lasts as long as the run.
    private async Task NoteAsync(string sql, string job)
    {
        await using var tx = await database.BeginAsync(DataScope.All, CancellationToken.None);
        await tx.ExecuteAsync(sql, CancellationToken.None, job, time.GetUtcNow());
        await tx.CommitAsync(CancellationToken.None);
    }

    private sealed record JobRow(string Job, DateTimeOffset AliveAt, DateTimeOffset? EndedWellAt);
}

/// <param name="AliveAt">The last time a run ended well, or was found at work by another.</param>
/// <param name="EndedWellAt">Null before the first time.</param>
public sealed record JobTimes(DateTimeOffset AliveAt, DateTimeOffset? EndedWellAt);
