using System.Globalization;
using Microsoft.Extensions.Logging;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Data;

namespace PartnerPortal.Application.People.Accounts;

/// <summary>A proof that was asked for and not given.</summary>
/// <param name="Kind">password, code, passkey, provider or step_up.</param>
/// <param name="Account">Null where there is none: such an address is not named anywhere.</param>
internal sealed record RefusedProof(string Kind, Account? Account, AttemptPlace Place, string? Address)
{
    /// <summary>Null while signing in.</summary>
    public Viewer? Viewer { get; init; }
}

/// <summary>
/// Puts refusals down: each in the log, and in the audit trail so that nobody can fill it from outside. Of each kind, account and place
/// the first, the tenth, the hundredth … of an hour becomes an entry that says the count, and 300 an hour in all.
/// </summary>
public sealed class RefusalTrail(ILogger<RefusalTrail> log)
{
    private const int MostInAnHour = 300;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(2);

    internal async Task NoteAsync(PortalTransaction tx, RefusedProof refused, Attempt attempt, DateTimeOffset at, CancellationToken ct)
    {
        log.LogWarning(
            "A {Kind} was refused from {From}, user {UserId}, session {SessionId}, looked at: {Checked}, next in {Seconds} s",
            refused.Kind, refused.Address ?? "a session", refused.Account?.UserId, refused.Viewer?.SessionId, attempt.Checked,
            Seconds(attempt));
        var entry = new AuditEvent(AuditAction.SignInRefused, Name(refused), refused.Account?.PartnerId);
        var key = refused.Account is null ? refused.Place.Place : $"{refused.Place.Subject} {refused.Place.Place}";
        await CountAsync(tx, Counted(entry), After, ct);
        if (!attempt.Slowed) return;
        log.LogWarning(
            "Attempts on user {UserId} from {From} have to wait from now on", refused.Account?.UserId, refused.Address ?? "a session");
        await CountAsync(tx, Counted(entry with { Action = AuditAction.SignInSlowed }), After, ct);

        Refusal Counted(AuditEvent what) => new(what, key, at) { Viewer = refused.Viewer, Address = refused.Address };
        object After(int count) => new { refused.Kind, Count = count, WaitSeconds = Seconds(attempt) };
    }

    /// <summary>A page, an endpoint or a use case that a signed-in person may not have.</summary>
    internal async Task NoteAsync(PortalTransaction tx, RefusedAccess refused, DateTimeOffset at, CancellationToken ct)
    {
        var viewer = refused.Viewer;
        log.LogWarning("User {UserId} was refused {What}, session {SessionId}", viewer.UserId, refused.What, viewer.SessionId);
        var refusal = new Refusal(
            new AuditEvent(AuditAction.AccessRefused, refused.What), viewer.UserId.ToString(), at) { Viewer = viewer };
        await CountAsync(tx, refusal, count => new { Count = count }, ct);
    }

    private static async Task CountAsync(PortalTransaction tx, Refusal refusal, Func<int, object> after, CancellationToken ct)
    {
        var (entry, at) = (refusal.Entry, refusal.At);
        var count = await CountAsync(tx, entry.Action, refusal.Key, at, ct);
        if (!IsRound(count)) return;
        var all = await CountAsync(tx, entry.Action, "", at, ct);
        if (all <= MostInAnHour || IsRound(all))
            await AuditTrail.WriteAsync(tx, refusal.Viewer, at, entry with { After = after(count) }, ct, refusal.Address);
        await tx.ExecuteAsync("delete from user_refusal where hour < $1", ct, at - Kept);
    }

    private static Task<int> CountAsync(
        PortalTransaction tx, AuditAction action, string key, DateTimeOffset at, CancellationToken ct) => tx.ScalarAsync<int>(
        """
        insert into user_refusal as t (action, subject, hour, refused) values ($1, $2, date_trunc('hour', $3::timestamptz), 1)
        on conflict (action, subject, hour) do update set refused = t.refused + 1 returning refused
        """,
        ct, action.ToString(), key, at);

    /// <summary>1, 10, 100 …</summary>
    private static bool IsRound(int count) => count.ToString(CultureInfo.InvariantCulture).TrimEnd('0') == "1";

    private static string Name(RefusedProof refused) => refused.Account?.Email ?? refused.Address ?? "";

    private static int Seconds(Attempt attempt) => (int)Math.Ceiling(attempt.Wait.TotalSeconds);

    /// <param name="Key">What it counts for.</param>
    private sealed record Refusal(AuditEvent Entry, string Key, DateTimeOffset At)
    {
        public Viewer? Viewer { get; init; }

        public string? Address { get; init; }
    }
}
