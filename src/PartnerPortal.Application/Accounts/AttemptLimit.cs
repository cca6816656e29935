using PartnerPortal.Data;

namespace PartnerPortal.Application.Accounts;

/// <summary>
/// Five wrong passwords or codes in a row, and the account rests for 15 minutes. Attempts on one account wait for each other, so that
/// many at once are counted one by one; what was right counts as such only while the account does not rest.
/// </summary>
internal static class AttemptLimit
{
    private const int Most = 5;

    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(15);

    /// <returns>Whether the check was made and passed.</returns>
    public static async Task<bool> TryAsync(PortalTransaction tx, Guid userId, DateTimeOffset at, Func<Task<bool>> check, CancellationToken ct)
    {
        var rests = await tx.ScalarAsync<bool>("select coalesce(lockout_end > $2, false) from users where id = $1 for no key update", ct, userId, at);
        if (rests) return false;
        if (await check()) return true;
        await tx.ExecuteAsync(
            """
            update users set
                access_failed_count = case when access_failed_count + 1 >= $2 then 0 else access_failed_count + 1 end,
                lockout_end = case when access_failed_count + 1 >= $2 then $3 else lockout_end end
            where id = $1
            """,
            ct, userId, Most, at + Rest);
        return false;
    }

    /// <summary>Forgets wrong attempts: everything that was asked for was right.</summary>
    public static Task ClearAsync(PortalTransaction tx, Guid userId, CancellationToken ct) => tx.ExecuteAsync(
        "update users set access_failed_count = 0, lockout_end = null where id = $1 and (access_failed_count > 0 or lockout_end is not null)", ct, userId);
}
