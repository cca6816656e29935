using System.Globalization;
using Npgsql;
using PartnerPortal.Application.Finance.Payouts;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;
using PartnerPortal.Testing.Finance.Ledger;
using PartnerPortal.Testing.Finance.Payouts;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Finance.Payouts;

/// <summary>
/// The day on which a payout is said to have left decides its period: from its approval to today, where the program lives.
/// </summary>
public sealed class ExecutionDateTests
{
    private static readonly Viewer First = new(Guid.NewGuid(), "First", PortalRole.Administrator, null);
    private static readonly Viewer Second = new(Guid.NewGuid(), "Second", PortalRole.Finance, null);
    private static readonly PayoutCommand January = new("A", Month.Parse("2013-01"));
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Theory]
    [InlineData("2099-12-31")]
    [InlineData("9999-12-31")]
    [InlineData("1990-01-01")]
    [InlineData("0001-01-01")]
    [InlineData("2013-02-11")]
    [InlineData("2013-02-04")]
    public async Task A_day_before_the_approval_or_ahead_is_refused_and_posts_nothing(string day)
    {
        var clock = new Clock("2013-02-05T12:00:00Z");
        await using var ledger = await ApprovedAsync(clock);
        clock.Now = At("2013-02-10T12:00:00Z");

        var refused = await Should.ThrowAsync<RuleViolationException>(() => ExecuteAsync(ledger, clock, day));
        refused.Code.ShouldBe("payout.executed_on");
        refused.Values.ShouldBe([new DateOnly(2013, 2, 5), new DateOnly(2013, 2, 10)]);
        (await ledger.LedgerAsync("A", "payout")).ShouldBeEmpty();
        (await ledger.ReadAsync("select status, executed_on from payout_proposal")).ShouldBe(["approved -"]);
    }

    [Theory]
    [InlineData("2013-02-05")]
    [InlineData("2013-02-10")]
    public async Task The_days_of_the_approval_and_of_today_are_allowed(string day)
    {
        var clock = new Clock("2013-02-05T12:00:00Z");
        await using var ledger = await ApprovedAsync(clock);
        clock.Now = At("2013-02-10T12:00:00Z");
        await ExecuteAsync(ledger, clock, day);
        (await ledger.LedgerAsync("A", "payout")).ShouldBe([$"2013-02 {day} payout -86.00 2013-01"]);
        await ledger.CheckInvariantsAsync();
    }

    // Approved and executed about midnight of Madrid (one hour ahead of UTC in winter) and of an island fourteen hours ahead.
    [Theory]
    [InlineData("Europe/Madrid", "2013-02-05T22:59:59Z", "2013-02-05T22:59:59Z", "2013-02-05", "2013-02-05")]
    [InlineData("Europe/Madrid", "2013-02-05T22:59:59Z", "2013-02-05T23:00:00Z", "2013-02-05", "2013-02-06")]
    [InlineData("Europe/Madrid", "2013-02-05T23:00:00Z", "2013-02-05T23:30:00Z", "2013-02-06", "2013-02-06")]
    [InlineData("Pacific/Kiritimati", "2013-02-05T09:59:59Z", "2013-02-05T10:00:00Z", "2013-02-05", "2013-02-06")]
    [InlineData("America/Los_Angeles", "2013-02-05T07:59:59Z", "2013-02-05T08:00:00Z", "2013-02-04", "2013-02-05")]
    public async Task Days_change_at_midnight_where_the_program_lives(
        string zone, string approvedAt, string executedAt, string earliest, string latest)
    {
        var clock = new Clock(approvedAt);
        await using var ledger = await ApprovedAsync(clock, zone);
        clock.Now = At(executedAt);
        foreach (var outside in new[] { Day(earliest).AddDays(-1), Day(latest).AddDays(1) })
        {
            (await Should.ThrowAsync<RuleViolationException>(() => ExecuteAsync(ledger, clock, $"{outside:yyyy-MM-dd}"))).Values.ShouldBe(
                [Day(earliest), Day(latest)]);
        }

        await ExecuteAsync(ledger, clock, latest);
        (await ledger.ReadAsync("select value_date, period from posting where kind = 'payout'")).ShouldBe([$"{latest} 2013-02-01"]);
        await ledger.CheckInvariantsAsync();
    }

    [Fact]
    public async Task A_day_in_a_month_that_closed_meanwhile_goes_to_the_earliest_open_one()
    {
        var clock = new Clock("2013-02-05T12:00:00Z");
        await using var ledger = await ApprovedAsync(clock);
        await ledger.CloseThroughAsync("2013-03");
        clock.Now = At("2013-04-10T12:00:00Z");
        await ExecuteAsync(ledger, clock, "2013-02-06");
        (await ledger.LedgerAsync("A", "payout")).ShouldBe(["2013-04 2013-02-06 payout -86.00 2013-01"]);
    }

    [Theory]
    [InlineData("'2013-02-05', '2013-02-01'", null)]
    [InlineData("'2013-02-05', '2013-03-01'", "posting_not_ahead")]
    [InlineData("'2013-02-06', '2013-02-01'", "posting_not_ahead")]
    [InlineData("'2099-12-31', '2099-12-01'", "posting_not_ahead")]
    public async Task The_database_refuses_a_posting_ahead_of_when_it_is_recorded(string dates, string? constraint)
    {
        await using var ledger = await LedgerDatabase.CreateAsync(Paid());
        var insert = $"""
            insert into posting (program_id, partner_id, posting_id, kind, amount, currency, value_date, period, cause, recorded_at,
                recorded_by, text)
            values ('main', 'A', gen_random_uuid(), 'adjustment', 1.00, 'EUR', {dates}, 'trial', '2013-02-05 22:30:00Z', 'test', 'a reason')
            """;
        if (constraint is null) (await ledger.ExecuteAsync(insert)).ShouldBe(1);
        else (await Should.ThrowAsync<PostgresException>(() => ledger.ExecuteAsync(insert))).ConstraintName.ShouldBe(constraint);
    }

    private static Task ExecuteAsync(LedgerDatabase ledger, Clock clock, string day) =>
        new PayoutSteps(ledger.Database, clock).ExecuteAsync(First, CommandId.New(), January, Day(day), Ct);

    private static async Task<LedgerDatabase> ApprovedAsync(Clock clock, string zone = "Europe/Madrid")
    {
        var ledger = await LedgerDatabase.CopyAsync($"closed_in_{zone.Replace('/', '_')}".ToLowerInvariant(), async steps =>
        {
            await steps.ImportAsync(Paid());
            await steps.ExecuteAsSuperAsync($"update program set time_zone = '{zone}'");
            await steps.CloseThroughAsync("2013-01");
        });
        var pay = new PayoutSteps(ledger.Database, clock);
        await pay.ProposeAsync(First, CommandId.New(), January, Ct);
        await pay.ApproveAsync(Second, CommandId.New(), January, Ct);
        return ledger;
    }

    private static Books Paid() => new Books().Partner("A", "2013-01-10").Customer("K", "A")
        .Invoice("I1", "K", "2013-01-10", 1_190.00m, ("licence_new", 1_000.00m)).Paid("P1", "I1", "2013-01-20", 1_190.00m);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private sealed class Clock(string now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = At(now);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
