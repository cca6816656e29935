using PartnerPortal.Application.Finance.Closing;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data;
using PartnerPortal.Domain;
using PartnerPortal.Testing.Finance.Closing;
using PartnerPortal.Testing.Finance.Ledger;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Finance.Closing;

/// <summary>What the sweep goes on with by itself, and what it leaves to people.</summary>
public sealed class CloseDueMonthsTests
{
    [Theory]
    [InlineData("status = 'interrupted'", "2013-01")]
    [InlineData("status = 'running', ended_at = null", "2013-01")]
    [InlineData("status = 'failed'", "")]
    [InlineData("status = 'stopped'", "")]
    [InlineData("status = 'interrupted', stop_requested_by = 'Finance'", "")]
    public async Task What_was_cut_off_goes_on_and_what_a_person_stopped_or_an_error_ended_waits(string ended, string closed)
    {
        await using var ledger = await CutOffAsync(LedgerDatabase.Command("2013-01"));
        await ledger.ExecuteAsync($"update close_run set {ended}");
        (await SweepAsync(ledger)).ShouldBe(closed);
    }

    [Theory]
    [InlineData(false, "2013-01")]
    [InlineData(true, "")]
    public async Task A_shutdown_is_not_a_stop_by_a_person(bool personCancels, string closed)
    {
        await using var ledger = await CutOffAsync(LedgerDatabase.Command("2013-01") with { PersonCancels = personCancels });
        (await ledger.ReadAsync("select status from close_run")).ShouldBe([personCancels ? "stopped" : "interrupted"]);
        (await SweepAsync(ledger)).ShouldBe(closed);
    }

    [Theory]
    [InlineData("2013-02-04", "status = 'interrupted'", "2013-01")]
    [InlineData("2013-02-05", "status = 'stopped'", "")]
    [InlineData("2013-02-05", "status = 'failed', ended_at = '2013-02-05 11:01 UTC'", "")]
    [InlineData("2013-02-05", "status = 'failed', ended_at = '2013-02-05 11:00 UTC'", "2013-01")]
    [InlineData("2013-03-05", "status = 'interrupted'", "2013-01 2013-02")]
    public async Task The_automatic_close_keeps_to_its_day_and_tries_a_failed_month_again_after_an_hour(
        string today, string ended, string closed)
    {
        await using var ledger = await CutOffAsync(LedgerDatabase.Command("2013-01"));
        await ledger.ExecuteAsync($"update program set automatic_close = true, automatic_close_day = 5; update close_run set {ended}");
        ledger.Time.Today = DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture);
        (await SweepAsync(ledger)).ShouldBe(closed);
    }

    [Fact]
    public async Task A_run_that_loses_its_lock_can_do_nothing_once_another_one_has_gone_on()
    {
        await using var alone = await LedgerDatabase.CreateAsync(SmallMarket.Books(), closedThrough: "2013-01");
        await using var ledger = await LedgerDatabase.CreateAsync(SmallMarket.Books());
        Task? other = null;
        var takesOver = new AtReport(4, () =>
        {
            ledger.ExecuteAsSuperAsync(LoseLock).GetAwaiter().GetResult();
            other = Task.Run(
                () => ledger.Closing(1).RunAsync(LedgerDatabase.Command("2013-01", waitForOther: true), null, CancellationToken.None));
            SpinWait.SpinUntil(
                () => ledger.ReadAsync("select count(*) from close_run").GetAwaiter().GetResult()[0] == "2", TimeSpan.FromMinutes(1))
                    .ShouldBeTrue();
        });

        var refused = await Should.ThrowAsync<RuleViolationException>(
            () => ledger.Closing(1).RunAsync(LedgerDatabase.Command("2013-01"), takesOver, CancellationToken.None));
        await other.ShouldNotBeNull();
        refused.Code.ShouldBe("close.running");
        (await ledger.HashAsync()).ShouldBe(await alone.HashAsync());
        (await ledger.ReadAsync("select status from close_run order by started_at")).ShouldBe(["interrupted", "done"]);
        await ledger.CheckInvariantsAsync();
    }

    private const string LoseLock = """
        select pg_terminate_backend(pid) from pg_locks
        where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())
        """;

    /// <summary>The small market with a January whose close was cancelled on its way.</summary>
    private static async Task<LedgerDatabase> CutOffAsync(CloseMonthCommand command)
    {
        var ledger = await LedgerDatabase.CreateAsync(SmallMarket.Books());
        using var cancellation = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(
            () => ledger.Closing(1).RunAsync(command, new CancelAt(cancellation, 5), cancellation.Token));
        ledger.Time.Today = new DateOnly(2013, 2, 2);
        return ledger;
    }

    private static async Task<string> SweepAsync(LedgerDatabase ledger) =>
        string.Join(
            ' ',
            await new CloseDueMonths(ledger.Database, ledger.Closing(), ledger.Time).RunAsync(
                DataScope.All.ProgramId, CancellationToken.None));

    private sealed class AtReport(int report, Action act) : IProgress<CloseProgress>
    {
        private int _reports;

        public void Report(CloseProgress value)
        {
            if (++_reports == report) act();
        }
    }
}
