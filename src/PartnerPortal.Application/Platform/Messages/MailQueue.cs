using PartnerPortal.Data;

namespace PartnerPortal.Application.Platform.Messages;

/// <summary>A mail whose turn it is.</summary>
public sealed record QueuedMail(Guid MailId, MailKind Kind, string To, string Language, object[] Values, string? Link, int Attempts);

/// <summary>
/// Hands mail out to be sent, one by one and each to one node only, and notes what became of it. A mail is marked before it goes: after a
/// crash in between nobody knows whether it went, and then a person decides; it never goes again by itself.
/// </summary>
public sealed class MailQueue(PortalDatabase database, TimeProvider time)
{
    private static readonly TimeSpan LongestSending = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan[] Waits =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(
            4), TimeSpan.FromHours(12), TimeSpan.FromHours(24)];

    private const string Claim = """
        update mail set status = 'sending', attempts = attempts + 1, next_at = $2
        where mail_id in (select mail_id from mail where status = 'queued' and next_at <= $1
            order by next_at, mail_id limit 1 for update skip locked)
            and not exists (select from restoration where mail_decided_at is null)
        returning mail_id, kind, to_address, language, text_values::text, link, attempts
        """;

    private const string Standing = """
        select (select count(*) from mail where status in ('queued', 'sending')) as waiting,
            (select min(next_at) from mail where status in ('queued', 'sending')) as next_at,
            (select count(*) from mail where status = 'unknown') as undecided,
            (select count(*) from mail where status = 'failed') as failed,
            exists (select from restoration where mail_decided_at is null) as is_held
        """;

    private const string Due = """
        select exists (select from mail where status = 'queued' and next_at <= $1)
            and not exists (select from restoration where mail_decided_at is null)
        """;

    /// <summary>Whether there is mail to send now.</summary>
    public async Task<bool> IsDueAsync(CancellationToken ct)
    {
        await using var tx = await database.BeginAsync(DataScope.All, ct);
        return await tx.ScalarAsync<bool>(Due, ct, time.GetUtcNow());
    }

    /// <summary>How the mail stands that has not gone.</summary>
    public async Task<MailStanding> StandingAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        await using var tx = await database.BeginAsync(DataScope.All, ct);
        return (await tx.RowsAsync<StandingRow>(Standing, ct)).Single().At(now);
    }

    /// <summary>The next mail, which is being sent from now on; null when none waits, or while mail is held after a restore.</summary>
    public async Task<QueuedMail?> ClaimAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        await using var tx = await database.BeginAsync(DataScope.All, ct);
        await tx.ExecuteAsync("update mail set status = 'unknown' where status = 'sending' and next_at < $1", ct, now);
        var claimed = await tx.RowsAsync<ClaimedMail>(Claim, ct, now, now + LongestSending);
        await tx.CommitAsync(ct);
        return claimed.SingleOrDefault()?.ToQueued();
    }

    /// <summary>It is gone; its personal link with it.</summary>
    public Task SentAsync(QueuedMail mail, CancellationToken ct) =>
        EndAsync("""
            update mail set status = 'sent', sent_at = $2, error = null, link = null
            where mail_id = $1
            """, ct, mail.MailId, time.GetUtcNow());

    /// <summary>It surely did not go: it waits for its next attempt, longer each time, and fails for good after the eighth.</summary>
    public Task RefusedAsync(QueuedMail mail, string error, CancellationToken ct) => mail.Attempts > Waits.Length
        ? FailedAsync(mail, error, ct)
        : EndAsync(
            "update mail set status = 'queued', error = $2, next_at = $3 where mail_id = $1", ct,
            mail.MailId, error, time.GetUtcNow() + Waits[mail.Attempts - 1]);

    /// <summary>It surely did not go, and trying again as it is would be in vain: a person decides.</summary>
    public Task FailedAsync(QueuedMail mail, string error, CancellationToken ct) =>
        EndAsync("update mail set status = 'failed', error = $2 where mail_id = $1", ct, mail.MailId, error);

    /// <summary>The connection broke: it may have gone.</summary>
    public Task UnknownAsync(QueuedMail mail, string error, CancellationToken ct) =>
        EndAsync("update mail set status = 'unknown', error = $2 where mail_id = $1", ct, mail.MailId, error);

    private async Task EndAsync(string sql, CancellationToken ct, params object?[] parameters)
    {
        await using var tx = await database.BeginAsync(DataScope.All, ct);
        await tx.ExecuteAsync(sql, ct, parameters);
        await tx.CommitAsync(ct);
    }

    private sealed record StandingRow(long Waiting, DateTimeOffset? NextAt, long Undecided, long Failed, bool IsHeld)
    {
        public MailStanding At(DateTimeOffset now) =>
            new(Waiting, NextAt < now ? now - NextAt.Value : TimeSpan.Zero, Undecided, Failed, IsHeld);
    }

    private sealed record ClaimedMail(
        Guid MailId, string Kind, string ToAddress, string Language, string TextValues, string? Link, int Attempts)
    {
        public QueuedMail ToQueued() =>
            new(MailId, MailKind.Parse(Kind), ToAddress, Language, MessageValues.Read(TextValues), Link, Attempts);
    }
}
