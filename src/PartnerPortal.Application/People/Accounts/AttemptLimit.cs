using PartnerPortal.Data;

namespace PartnerPortal.Application.People.Accounts;

/// <summary>
/// Slows guessing down where it comes from: each wrong password or code makes the next one from there wait longer
/// (<see cref="AttemptDelays"/>). Attempts from one place wait for each other, so that many at once are counted one by one; what comes too
/// early is not looked at and not counted.
/// </summary>
internal static class AttemptLimit
{
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(1);

    /// <summary>The caller commits in either case: wrong ones count.</summary>
    public static async Task<Attempt> TryAsync(
        PortalTransaction tx, AttemptPlace place, DateTimeOffset at, Func<Task<bool>> check, CancellationToken ct)
    {
        // Without a lock first: a flood of early ones is turned away without waiting for each other.
        if (await WaitAsync(tx, place, at, ct) is { } early) return early;
        foreach (var each in place.Places)
            await tx.ExecuteAsync("select pg_advisory_xact_lock(hashtextextended($1, 20))", ct, $"{place.Subject} {each}");
        if (await WaitAsync(tx, place, at, ct) is { } late) return late;
        return await check() ? Attempt.Passed : await CountAsync(tx, place, at, ct);
    }

    /// <summary>Forgets wrong attempts from a place: everything that was asked for was right.</summary>
    public static Task ClearAsync(PortalTransaction tx, AttemptPlace place, CancellationToken ct) =>
        tx.ExecuteAsync("delete from user_attempt where subject = $1 and place = $2", ct, place.Subject, place.Place);

    /// <summary>Forgets all wrong attempts on an account.</summary>
    public static Task ClearAllAsync(PortalTransaction tx, string email, CancellationToken ct) =>
        tx.ExecuteAsync("delete from user_attempt where subject = any ($1)", ct, AttemptPlace.SubjectsOf(email.ToUpperInvariant()));

    private static async Task<Attempt?> WaitAsync(PortalTransaction tx, AttemptPlace place, DateTimeOffset at, CancellationToken ct)
    {
        var until = await tx.ValuesAsync<DateTimeOffset>(
            "select wait_until from user_attempt where subject = $1 and place = any ($2) and wait_until > $3 order by 1 desc limit 1",
            ct, place.Subject, place.Places.ToArray(), at);
        return until is [var end] ? new Attempt(false, false, end - at) : null;
    }

    private static async Task<Attempt> CountAsync(PortalTransaction tx, AttemptPlace place, DateTimeOffset at, CancellationToken ct)
    {
        var (wait, slowed) = (TimeSpan.Zero, false);
        foreach (var each in place.Places)
        {
            var wrong = await CountAsync(tx, place.Subject, each, at, ct);
            var delay = place.DelayAt(each, wrong);
            const string hold = "update user_attempt set wait_until = $3 where subject = $1 and place = $2";
            await tx.ExecuteAsync(hold, ct, place.Subject, each, at + delay);
            slowed |= delay > TimeSpan.Zero && place.DelayAt(each, wrong - 1) == TimeSpan.Zero;
            if (delay > wait) wait = delay;
        }

        await tx.ExecuteAsync(
            """
            delete from user_attempt where ctid in (
                select ctid from user_attempt where last_at < $1 and wait_until < $1 order by last_at limit 100 for update skip locked)
            """,
            ct, at - Forgotten);
        return new Attempt(false, true, wait) { Slowed = slowed };
    }

    private static Task<int> CountAsync(
        PortalTransaction tx, string subject, string place, DateTimeOffset at, CancellationToken ct) => tx.ScalarAsync<int>(
        """
        insert into user_attempt as a (subject, place, wrong, last_at, wait_until) values ($1, $2, 1, $3, $3)
        on conflict (subject, place) do update set
            wrong = case when a.last_at < $4 then 1 else a.wrong + 1 end, last_at = $3, wait_until = $3
        returning wrong
        """,
        ct, subject, place, at, at - (place == AttemptPlace.Everywhere ? TimeSpan.FromHours(1) : Forgotten));
}
