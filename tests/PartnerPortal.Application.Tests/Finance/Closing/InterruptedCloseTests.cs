using Npgsql;
using PartnerPortal.Application.Finance.Closing;
using PartnerPortal.Domain;
using PartnerPortal.Testing.Finance.Closing;
using PartnerPortal.Testing.Finance.Ledger;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Finance.Closing;

/// <summary>A close that is cut off anywhere and started again ends in the ledger of one that was left alone.</summary>
[Trait("Kind", "Fault")]
public sealed class InterruptedCloseTests
{
    private static readonly Month[] Months = [.. Month.Parse("2013-01").Through(Month.Parse("2013-04"))];
    private static readonly Lazy<Task<string>> Undisturbed = new(UndisturbedAsync);

    [Theory]
    [InlineData(nameof(Fault.ThrowsBefore), "failed", 1)]
    [InlineData(nameof(Fault.ThrowsAfter), "failed", 1)]
    [InlineData(nameof(Fault.LosesConnection), "interrupted", 1)]
    [InlineData(nameof(Fault.ThrowsBefore), "failed", 4)]
    [InlineData(nameof(Fault.ThrowsAfter), "failed", 4)]
    [InlineData(nameof(Fault.LosesConnection), "interrupted", 4)]
    public async Task Every_batch_of_every_step_may_fail(string fault, string status, int sideBySide)
    {
        await using var ledger = await LedgerDatabase.CreateAsync(SmallMarket.Books());
        var steps = ledger.Steps.Select(step => new FaultyStep(step, Enum.Parse<Fault>(fault))).ToList();
        var closing = new CloseMonth(ledger.Database, steps, ledger.Time) { BatchWeight = 1, SideBySide = sideBySide };
        var failures = 0;
        foreach (var month in Months) failures += await CloseInSpiteOfFailuresAsync(closing, month);

        // Of batches side by side, those after the one that failed are given up with it.
        failures.ShouldBeInRange(sideBySide == 1 ? steps.Sum(step => step.Faults) : 1, steps.Sum(step => step.Faults));
        steps.Sum(step => step.Faults).ShouldBeGreaterThan(70);
        await IsUndisturbedAsync(ledger);
        (await ledger.ReadAsync("""
            select status, count(*) from close_run group by status order by status
            """)).ShouldBe([$"done {Months.Length}", $"{status} {failures}"]);
    }

    [Fact]
    public async Task A_person_may_stop_it_after_every_batch()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(SmallMarket.Books());
        var stops = 0;
        foreach (var month in Months)
        {
            // The first report of an attempt is where it goes on, the second one is progress.
            while (
                (await ledger.Closing(1).RunAsync(LedgerDatabase.Command(month.ToString()), new StopAt(ledger, 2), CancellationToken.None))
                    .Outcome == CloseOutcome.Stopped)
                stops++;
        }

        stops.ShouldBeGreaterThan(70);
        await IsUndisturbedAsync(ledger);
        (await ledger.ReadAsync("""
            select count(*), min(stop_requested_by) from close_run where status = 'stopped'
            """)).ShouldBe([$"{stops} Finance"]);
    }

    [Fact]
    public async Task It_may_be_cancelled_after_every_batch()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(SmallMarket.Books());
        var stops = 0;
        foreach (var month in Months)
        {
            while (!await IsClosedUnlessCancelledAsync(ledger, month)) stops++;
        }

        stops.ShouldBeGreaterThan(70);
        await IsUndisturbedAsync(ledger);
        (await ledger.ReadAsync("""
            select status, count(*) from close_run group by status order by status
            """)).ShouldBe([$"done {Months.Length}", $"interrupted {stops}"]);
    }

    [Fact]
    public async Task The_size_of_batches_makes_no_difference()
    {
        foreach (var weight in new[] { 1, 5, 11 })
        {
            await using var ledger = await LedgerDatabase.CreateAsync(SmallMarket.Books());
            foreach (var month in Months)
                await ledger.Closing(weight).RunAsync(LedgerDatabase.Command(month.ToString()), null, CancellationToken.None);
            await IsUndisturbedAsync(ledger);
        }
    }

    [Fact]
    public async Task The_figures_of_the_steps_count_each_batch_once()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(SmallMarket.Books());
        var steps = ledger.Steps.Select(step => new FaultyStep(step, Fault.ThrowsAfter)).ToList();
        await CloseInSpiteOfFailuresAsync(
            new CloseMonth(ledger.Database, steps, ledger.Time) { BatchWeight = 1, SideBySide = 1 }, Months[0]);

        (await ledger.ReadAsync("""
            select step, done, total, postings, through_partner, ended_at is not null
            from close_step order by position
            """)).ShouldBe(
        [
            "commission 8 8 8 D True", "fees 4 4 8 D True", "refund 4 4 0 D True", "statements 16 16 4 D True", "payouts 4 4 4 D True",
        ]);
        (await ledger.ReadAsync("select count(*) from posting")).ShouldBe(["16"]);
    }

    private static async Task<int> CloseInSpiteOfFailuresAsync(CloseMonth closing, Month month)
    {
        for (var failures = 0; ; failures++)
        {
            try
            {
                var result = await closing.RunAsync(
                    LedgerDatabase.Command(month.ToString(), waitForOther: true), null, CancellationToken.None);
                result.Outcome.ShouldBe(CloseOutcome.Closed);
                return failures;
            }
            catch (Exception planted) when (planted is FaultException or NpgsqlException)
            {
                failures.ShouldBeLessThan(1_000);
            }
        }
    }

    private static async Task<bool> IsClosedUnlessCancelledAsync(LedgerDatabase ledger, Month month)
    {
        using var cancellation = new CancellationTokenSource();
        try
        {
            await ledger.Closing(1).RunAsync(LedgerDatabase.Command(month.ToString()), new CancelAt(cancellation, 2), cancellation.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static async Task IsUndisturbedAsync(LedgerDatabase ledger)
    {
        (await ledger.HashAsync()).ShouldBe(await Undisturbed.Value);
        await ledger.CheckInvariantsAsync();
    }

    private static async Task<string> UndisturbedAsync()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(SmallMarket.Books(), closedThrough: Months[^1].ToString());
        return await ledger.HashAsync();
    }
}
