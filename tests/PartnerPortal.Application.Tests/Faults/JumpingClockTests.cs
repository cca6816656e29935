using System.Globalization;
using PartnerPortal.Application.Finance.Closing;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Tests.Finance.Closing;
using PartnerPortal.Data;
using PartnerPortal.Domain;
using PartnerPortal.Testing.Faults;
using PartnerPortal.Testing.Finance.Closing;
using PartnerPortal.Testing.Finance.Ledger;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Faults;

/// <summary>Clocks at the edge of a month, and clocks that jump: no month is closed before it is over, and none twice.</summary>
[Trait("Kind", "Fault")]
public sealed class JumpingClockTests
{
    private const string LastMonth = "2013-05";

    [Theory]
    [InlineData("Europe/Madrid", "2013-01", "2013-01-31T23:00:00Z")]
    [InlineData("Europe/Madrid", "2013-03", "2013-03-31T22:00:00Z")]
    [InlineData("Europe/Madrid", "2013-10", "2013-10-31T23:00:00Z")]
    [InlineData("America/Los_Angeles", "2013-02", "2013-03-01T08:00:00Z")]
    [InlineData("Pacific/Kiritimati", "2013-01", "2013-01-31T10:00:00Z")]
    public async Task A_month_is_over_at_midnight_where_the_program_lives(string zone, string month, string midnight)
    {
        await using var ledger = await LedgerDatabase.CreateAsync(new Books().Partner("A", month + "-01"));
        await ledger.ExecuteAsSuperAsync($"update program set time_zone = '{zone}'");
        var clock = new Clock { Now = DateTimeOffset.Parse(midnight, CultureInfo.InvariantCulture) - TimeSpan.FromTicks(1) };
        var closing = new CloseMonth(ledger.Database, ledger.Steps, clock);

        (await Should.ThrowAsync<RuleViolationException>(
            () => closing.RunAsync(LedgerDatabase.Command(month), null, CancellationToken.None))).Code.ShouldBe("close.not_over");
        clock.Now += TimeSpan.FromTicks(1);
        (await closing.RunAsync(LedgerDatabase.Command(month), null, CancellationToken.None)).Outcome.ShouldBe(CloseOutcome.Closed);
    }

    [Fact]
    public async Task A_clock_that_jumps_between_sweeps_closes_each_month_once_and_none_before_its_end()
    {
        var hash = await UndisturbedAsync();
        for (var round = 0; round < Soak.Rounds(2, 40); round++)
        {
            var random = new Random(Seed.First + round);
            await using var ledger = await SweptAsync();
            var clock = new Clock();
            for (var jump = 0; jump < 25; jump++)
            {
                clock.Now = Start.AddHours(random.Next(24 * 135));
                foreach (var month in await SweepAsync(ledger, clock))
                    month.Last.ShouldBeLessThan(DateOnly.FromDateTime(clock.Now.AddHours(2).DateTime), $"{Seed.Hint} round {round}");
            }

            clock.Now = End;
            await SweepAsync(ledger, clock);
            (await ledger.HashAsync()).ShouldBe(hash, $"{Seed.Hint} round {round}");
            await ledger.CheckInvariantsAsync();
        }
    }

    [Fact]
    public async Task A_clock_that_jumps_during_a_close_confuses_nobody()
    {
        var hash = await UndisturbedAsync();
        for (var round = 0; round < Soak.Rounds(2, 40); round++)
        {
            var random = new Random(Seed.First + round);
            await using var ledger = await SweptAsync();
            var clock = new Clock { Now = End, Jump = () => TimeSpan.FromHours(random.Next(-24 * 14, 24 * 14)) };
            var months = new List<Month>();
            while (months.Count < 5) months.AddRange(await SweepAsync(ledger, clock));

            months.ShouldBe(Month.Parse("2013-01").Through(Month.Parse(LastMonth)));
            (await ledger.HashAsync()).ShouldBe(hash, $"{Seed.Hint} round {round}");
            await ledger.CheckInvariantsAsync();
            (await ledger.ReadAsync("""
                select count(*) from close_run
                where status <> 'done' or ended_at < beat_at or beat_at < started_at
                """)).ShouldBe(["0"]);
        }
    }

    private static DateTimeOffset Start { get; } = new(2013, 1, 20, 0, 0, 0, TimeSpan.Zero);

    private static DateTimeOffset End { get; } = new(2013, 6, 15, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The small market with months that close by themselves on the first.</summary>
    private static async Task<LedgerDatabase> SweptAsync()
    {
        var ledger = await LedgerDatabase.CreateAsync(SmallMarket.Books());
        await ledger.ExecuteAsync("update program set automatic_close = true, automatic_close_day = 1");
        return ledger;
    }

    private static Task<IReadOnlyList<Month>> SweepAsync(LedgerDatabase ledger, Clock clock) =>
        new CloseDueMonths(ledger.Database, new CloseMonth(ledger.Database, ledger.Steps, clock) { BatchWeight = 5 }, clock).RunAsync(
            DataScope.All.ProgramId, CancellationToken.None);

    private static async Task<string> UndisturbedAsync()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(SmallMarket.Books(), closedThrough: LastMonth);
        return await ledger.HashAsync();
    }

    /// <summary>Says what it is set to, or anything around it.</summary>
    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public Func<TimeSpan> Jump { get; init; } = () => TimeSpan.Zero;

        public override DateTimeOffset GetUtcNow() => Now + Jump();
    }
}
