using System.Diagnostics;
using PartnerPortal.Application.Finance.Closing;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data;
using PartnerPortal.Domain;
using PartnerPortal.Testing.Faults;
using PartnerPortal.Testing.Finance.Closing;
using PartnerPortal.Testing.Finance.Ledger;

namespace PartnerPortal.Web.Tests.Finance.Closing;

/// <summary>A portal that shuts down while it closes a month goes on by itself when it is back.</summary>
[Trait("Kind", "Fault")]
public sealed class ShutdownTests(ChromiumBrowser browser) : IClassFixture<ChromiumBrowser>
{
    private const string Waiting = "select count(*)::text from hangfire.jobqueue where queue = 'people'";

    private static readonly TimeSpan TakenUp = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task The_sweep_of_the_next_start_goes_on_with_a_month_that_a_shutdown_cut_off()
    {
        await using var alone = await LedgerDatabase.CreateAsync(SmallMarket.Books(), closedThrough: "2013-01");

        await using var portal = new PortalThatCloses();
        await portal.InitializeAsync();
        await portal.IsClosing.WaitAsync(TimeSpan.FromMinutes(1));
        var ended = portal.ShutDownAsync();
        await Task.Delay(TimeSpan.FromSeconds(1));
        portal.GoOn();
        (await ended.WaitAsync(TimeSpan.FromMinutes(1))).ShouldBe(0);

        await using var ledger = new LedgerDatabase(portal.Connection);
        (await ledger.ReadAsync("select month, status from close_run")).ShouldBe(["2013-01-01 interrupted"]);
        await ledger.ExecuteAsync("update program set automatic_close = false");
        await portal.StartAgainAsync();
        for (var wait = 0; wait < 1_200 && (await ledger.ReadAsync("select status from period"))[0] != "closed"; wait++)
            await Task.Delay(100);
        (await ledger.ReadAsync("""
            select status, started_by from close_run order by started_at
            """)).ShouldBe(["interrupted automatic", "done automatic"]);
        (await ledger.HashAsync()).ShouldBe(await alone.HashAsync());
        await ledger.CheckInvariantsAsync();
    }

    [Fact]
    [Trait("Kind", "Journey")]
    public async Task A_close_started_from_the_page_is_taken_up_within_a_minute_of_the_next_start_after_a_kill()
    {
        await using var alone = await LedgerDatabase.CreateAsync(SmallMarket.Books(), closedThrough: "2013-01");

        await using var portal = new PortalThatCloses(byItself: false);
        await portal.InitializeAsync();
        await StartFromPageAsync(portal);
        await portal.KillAsync();
        portal.GoOn();
        await using var ledger = new LedgerDatabase(portal.Connection);
        (await ledger.ReadAsync(Waiting)).ShouldBe(["1"]);
        // What the scheduler keeps names months and runs, and nobody.
        var kept = string.Join('\n', await ledger.ReadAsync("select arguments::text from hangfire.job"));
        kept.ShouldContain("2013-01");
        foreach (var secret in new[] { Person.Finance.Name, Person.Finance.Email }) kept.ShouldNotContain(secret);
        await portal.StartAgainAsync();
        var watch = Stopwatch.StartNew();
        await ExpectClosedWithinAMinuteAsync(ledger, watch);
        (await ledger.HashAsync()).ShouldBe(await alone.HashAsync());
        await ledger.CheckInvariantsAsync();
        // What is left of the job finds nothing to do, within its invisibility and a look.
        while ((await ledger.ReadAsync(Waiting))[0] != "0" && watch.Elapsed < 1.5 * TakenUp) await Task.Delay(250);
        (await ledger.ReadAsync(Waiting)).ShouldBe(["0"]);
        (await ledger.ReadAsync("select status from close_run order by started_at")).ShouldBe(["interrupted", "done"]);
    }

    [Fact]
    public async Task A_close_whose_node_is_killed_is_taken_up_by_the_other_node_within_a_minute()
    {
        await using var alone = await LedgerDatabase.CreateAsync(SmallMarket.Books(), closedThrough: "2013-01");

        await using var portal = new PortalThatCloses(byItself: false);
        await portal.InitializeAsync();
        await StartFromPageAsync(portal);
        await using var other = await portal.StartOtherNodeAsync();
        await using var ledger = new LedgerDatabase(portal.Connection);
        // The one at work is alive: the other one leaves it alone, through two sweeps and longer than it may be silent.
        await Task.Delay(TimeSpan.FromSeconds(45));
        (await ledger.ReadAsync("select status from close_run")).ShouldBe(["running"]);
        await portal.KillAsync();
        portal.GoOn();
        await ExpectClosedWithinAMinuteAsync(ledger, Stopwatch.StartNew());
        (await ledger.ReadAsync("select status from close_run order by started_at")).ShouldBe(["interrupted", "done"]);
        (await ledger.HashAsync()).ShouldBe(await alone.HashAsync());
        await ledger.CheckInvariantsAsync();
    }

    [Fact]
    public async Task A_close_that_a_person_started_is_interrupted_and_not_stopped_by_a_shutdown()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(SmallMarket.Books());
        var holds = new HoldingStep();
        var closing = new CloseMonth(ledger.Database, [holds], ledger.Time);
        var wanted = new WantedClose(Guid.CreateVersion7(), Month.Parse("2013-01"), LedgerDatabase.Finance.UserId);
        var due = new CloseDueMonths(ledger.Database, ledger.Closing(), ledger.Time);
        using var shutdown = new CancellationTokenSource();
        var run = new CloseWantedMonth(ledger.Database, closing, due).RunAsync(wanted, shutdown.Token);
        await holds.Begun.WaitAsync(TimeSpan.FromMinutes(1));
        await shutdown.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => run);
        (await ledger.ReadAsync("select status from close_run")).ShouldBe(["interrupted"]);
        // The scheduler hands the same close out again.
        (await new CloseWantedMonth(ledger.Database, closing, due).RunAsync(wanted, CancellationToken.None)).ShouldBeNull();
        (await ledger.ReadAsync("select status from close_run order by started_at")).ShouldBe(["interrupted", "done"]);
    }

    [Fact]
    public async Task A_close_that_somebody_stopped_stays_stopped_when_the_scheduler_hands_it_out_again()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(SmallMarket.Books());
        var holds = new HoldingStep();
        var closing = new CloseMonth(ledger.Database, [holds], ledger.Time);
        var due = new CloseDueMonths(ledger.Database, ledger.Closing(), ledger.Time);
        var wanted = new WantedClose(Guid.CreateVersion7(), Month.Parse("2013-01"), LedgerDatabase.Finance.UserId);
        using var killed = new CancellationTokenSource();
        var run = new CloseWantedMonth(ledger.Database, closing, due).RunAsync(wanted, killed.Token);
        await holds.Begun.WaitAsync(TimeSpan.FromMinutes(1));
        await killed.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => run);
        // As the kill leaves it: the row still says that it runs, and the person's word stands beside it.
        await ledger.ExecuteAsync("update close_run set status = 'running', ended_at = null");
        (await new RequestStop(ledger.Database, ledger.Time).RunAsync(LedgerDatabase.Finance, CommandId.New(), CancellationToken.None))
            .ShouldBeTrue();

        (await new CloseWantedMonth(ledger.Database, closing, due).RunAsync(wanted, CancellationToken.None)).ShouldBeNull();
        (await ledger.ReadAsync("select status from close_run")).ShouldBe(["running"]);
    }

    private async Task StartFromPageAsync(PortalThatCloses portal)
    {
        await using var person = await browser.NewPageAsync(portal);
        await person.SignInAsync(Person.Finance, "/months/2013-01");
        await person.Page.Locator(".button.primary").ClickAsync();
        var dialog = person.Page.Locator("dialog[open]");
        await dialog.Locator("input").FillAsync("January 2013");
        await dialog.Locator(".danger").ClickAsync();
        await portal.IsClosing.WaitAsync(TimeSpan.FromMinutes(1));
    }

    private static async Task ExpectClosedWithinAMinuteAsync(LedgerDatabase ledger, Stopwatch watch)
    {
        while ((await ledger.ReadAsync("select status from period"))[0] != "closed" && watch.Elapsed < TakenUp) await Task.Delay(100);
        (await ledger.ReadAsync("select status from period")).ShouldBe(["closed"]);
    }

    /// <summary>Works until it is cancelled.</summary>
    private sealed class HoldingStep : ICloseStep
    {
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Begun => _begun.Task;

        public CloseStepName Name => CloseStepName.Commission;

        public async Task<List<PartnerWork>> WorkAsync(PortalTransaction tx, MonthScope month, CancellationToken ct)
        {
            _begun.SetResult();
            await Task.Delay(Timeout.Infinite, ct);
            return [];
        }

        public Task<int> RunAsync(PortalTransaction tx, MonthScope month, CloseBatch batch, CancellationToken ct) => Task.FromResult(0);
    }

    /// <summary>
    /// A portal that closes the small market's months, by itself as it starts or when it is told to, and is held up in the middle of
    /// January.
    /// </summary>
    private sealed class PortalThatCloses(bool byItself = true) : PortalServer, IAsyncDisposable
    {
        private readonly TaskCompletionSource _closing = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private WireProxy? _wire;

        public Task IsClosing => _closing.Task;

        protected override IReadOnlyList<Person> People => byItself ? [] : [Person.Finance];

        protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
        {
            ["ConnectionStrings__Portal"] = _wire!.Connection.App,
        };

        public Task<PortalProcess> StartOtherNodeAsync() => PortalProcess.StartAsync(Connection, Settings, PortalProcess.FreeAddress());

        public void GoOn() => _goOn.SetResult();

        async ValueTask IAsyncDisposable.DisposeAsync()
        {
            await DisposeAsync();
            if (_wire is not null) await _wire.DisposeAsync();
        }

        protected override async Task ArrangeAsync()
        {
            await using var ledger = new LedgerDatabase(Connection);
            await ledger.ImportAsync(SmallMarket.Books());
            if (byItself) await ledger.ExecuteAsync("update program set automatic_close = true, automatic_close_day = 1");
            _wire = new WireProxy(Connection, new WireFault(
                point => point.IsAfter && point.Command.StartsWith("update close_step set done", StringComparison.Ordinal),
                async _ =>
                {
                    _closing.TrySetResult();
                    await _goOn.Task;
                }));
        }
    }
}
