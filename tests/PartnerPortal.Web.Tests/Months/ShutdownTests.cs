using Microsoft.Extensions.Logging.Abstractions;
using PartnerPortal.Application.Access;
using PartnerPortal.Application.Months;
using PartnerPortal.Application.Tests.Faults;
using PartnerPortal.Application.Tests.Ledger;
using PartnerPortal.Application.Tests.Months;
using PartnerPortal.Data;
using PartnerPortal.Data.Ledger;
using PartnerPortal.Domain;
using PartnerPortal.Web.Jobs;

namespace PartnerPortal.Web.Tests.Months;

/// <summary>A portal that shuts down while it closes a month goes on by itself when it is back.</summary>
public sealed class ShutdownTests
{
    [Fact]
    public async Task The_sweep_of_the_next_start_goes_on_with_a_month_that_a_shutdown_cut_off()
    {
        await using var alone = await LedgerDatabase.CreateAsync(SmallMarket.Books());
        await alone.CloseAsync("2013-01");

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
        for (var wait = 0; wait < 1_200 && (await ledger.ReadAsync("select status from period"))[0] != "closed"; wait++) await Task.Delay(100);
        (await ledger.ReadAsync("select status, started_by from close_run order by started_at")).ShouldBe(["interrupted automatic", "done automatic"]);
        (await ledger.HashAsync()).ShouldBe(await alone.HashAsync());
        await ledger.CheckInvariantsAsync();
    }

    [Fact]
    public async Task A_close_that_a_person_started_is_interrupted_and_not_stopped_by_a_shutdown()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(SmallMarket.Books());
        var holds = new HoldingStep();
        var closing = new CloseMonth(ledger.Database, [holds], ledger.Time);
        using var runner = new MonthCloseRunner(new StartClose(ledger.Database, ledger.Time), closing, NullLogger<MonthCloseRunner>.Instance);
        await runner.StartAsync(CancellationToken.None);
        var run = runner.RunAsync(LedgerDatabase.Finance, CommandId.New(), Month.Parse("2013-01"));
        await holds.Begun.WaitAsync(TimeSpan.FromMinutes(1));
        await runner.StopAsync(CancellationToken.None);

        await Should.ThrowAsync<OperationCanceledException>(() => run);
        (await ledger.ReadAsync("select status from close_run")).ShouldBe(["interrupted"]);
        (await new CloseDueMonths(ledger.Database, ledger.Closing(), ledger.Time).RunAsync("main", CancellationToken.None)).ShouldBe([Month.Parse("2013-01")]);
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

    /// <summary>A portal that closes the small market's months by itself as it starts, and is held up in the middle of January.</summary>
    private sealed class PortalThatCloses : PortalServer, IAsyncDisposable
    {
        private readonly TaskCompletionSource _closing = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private WireProxy? _wire;

        public Task IsClosing => _closing.Task;

        protected override IReadOnlyList<Person> People => [];

        protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
        {
            ["ConnectionStrings__Portal"] = _wire!.Connection.App,
        };

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
            await ledger.ExecuteAsync("update program set automatic_close = true, automatic_close_day = 1");
            _wire = new WireProxy(Connection, new WireFault(point => point.IsAfter && point.Command.StartsWith("update close_step set done", StringComparison.Ordinal), async _ =>
            {
                _closing.SetResult();
                await _goOn.Task;
            }));
        }
    }
}
