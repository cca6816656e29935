using Npgsql;
using PartnerPortal.Data;
using PartnerPortal.Testing.Finance.Ledger;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Finance.Ledger;

/// <summary>A posting and the lock of its period, in two connections at once.</summary>
public sealed class PeriodLockRaceTests
{
    private const string Lock = "update period set status = 'closed', closed_at = now() where month = '2013-02-01'";

    private const string Post = """
        insert into posting (program_id, partner_id, posting_id, kind, amount, currency, value_date, period, cause, recorded_at,
            recorded_by, text)
        values ('main', 'A', gen_random_uuid(), 'adjustment', 1.00, 'EUR', '2013-02-01', '2013-02-01', 'trial', now(), 'test', 'a reason')
        """;

    [Fact]
    public async Task The_lock_waits_for_a_posting_that_came_first()
    {
        await using var ledger = await ClosingAsync();
        await using var posting = await BeginAsync(ledger);
        await using var locking = await BeginAsync(ledger);

        await SqlRows.ExecuteAsync(posting, Post);
        var locked = SqlRows.ExecuteAsync(locking, Lock);
        await WaitsAsync(ledger, locked);

        await SqlRows.ExecuteAsync(posting, "commit");
        await locked;
        await SqlRows.ExecuteAsync(locking, "commit");
        (await ledger.ReadAsync("select count(*) from posting where cause = 'trial'")).ShouldBe(["1"]);
    }

    [Fact]
    public async Task A_posting_that_comes_second_waits_and_is_refused()
    {
        await using var ledger = await ClosingAsync();
        await using var posting = await BeginAsync(ledger);
        await using var locking = await BeginAsync(ledger);

        await SqlRows.ExecuteAsync(locking, Lock);
        var posted = SqlRows.ExecuteAsync(posting, Post);
        await WaitsAsync(ledger, posted);

        await SqlRows.ExecuteAsync(locking, "commit");
        (await Should.ThrowAsync<PostgresException>(posted)).ConstraintName.ShouldBe("posting_period_open");
    }

    [Fact]
    public async Task Postings_do_not_wait_for_each_other()
    {
        await using var ledger = await ClosingAsync();
        await using var first = await BeginAsync(ledger);
        await using var second = await BeginAsync(ledger);

        await SqlRows.ExecuteAsync(first, Post);
        await SqlRows.ExecuteAsync(second, Post.Replace("'trial'", "'other'", StringComparison.Ordinal));
        await SqlRows.ExecuteAsync(first, "commit");
        await SqlRows.ExecuteAsync(second, "commit");
    }

    private static async Task<LedgerDatabase> ClosingAsync()
    {
        var ledger = await LedgerDatabase.CreateAsync(new Books().Partner("A", "2013-01-01"), closedThrough: "2013-01");
        await ledger.ExecuteAsync("""
            insert into period (program_id, month, status, started_at)
            values ('main', '2013-02-01', 'closing', now())
            """);
        return ledger;
    }

    private static async Task<NpgsqlConnection> BeginAsync(LedgerDatabase ledger)
    {
        var connection = await ledger.ConnectAsync(PortalConnection.AppRole);
        await SqlRows.ExecuteAsync(connection, "begin; set local portal.scope = 'all'");
        return connection;
    }

    /// <summary>Until the server says that somebody waits for a lock.</summary>
    private static async Task WaitsAsync(LedgerDatabase ledger, Task waiting)
    {
        await using var observer = await ledger.ConnectAsync("postgres");
        while ((await SqlRows.ReadAsync(observer, """
            select pid from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock'
            """)).Length == 0)
        {
            waiting.IsCompleted.ShouldBeFalse();
            await Task.Delay(20);
        }
    }
}
