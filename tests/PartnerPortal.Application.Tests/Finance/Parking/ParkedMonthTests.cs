using PartnerPortal.Application.Finance.Closing;
using PartnerPortal.Application.Finance.Commissions;
using PartnerPortal.Application.Finance.Ledger;
using PartnerPortal.Application.Finance.Parking;
using PartnerPortal.Application.Finance.Statements;
using PartnerPortal.Application.Overview.Partners;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Lists;
using PartnerPortal.Application.Program.Partners;
using PartnerPortal.Application.Sales.Licensing;
using PartnerPortal.Application.Tests.Finance.Closing;
using PartnerPortal.Data;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Parking;
using PartnerPortal.Testing.Finance.Ledger;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Finance.Parking;

/// <summary>A month that would charge a partner far out of line waits for a person, while the others go on (spec 07.12).</summary>
public sealed class ParkedMonthTests
{
    private static readonly Lazy<Task<string>> Undisturbed = new(UndisturbedAsync);

    [Fact]
    public async Task Who_is_out_of_line_is_parked_and_the_others_are_finished()
    {
        await using var ledger = await BeforeAprilAsync();
        var result = await CloseAprilAsync(ledger);

        result.Outcome.ShouldBe(CloseOutcome.Waiting);
        result.Parked.ShouldBe(
        [
            new ParkedPartner("B", "Partner B", ParkingCause.OutOfLine, 6_048.00m, 97.00m, 4),
            new ParkedPartner("D", "Partner D", ParkingCause.LikeItems, 123.26m, 97.00m, 4),
        ], ignoreOrder: false, customMessage: string.Join('\n', result.Parked));
        (await ledger.ReadAsync("""
            select partner_id, number from statement where period = '2013-04-01' order by 1
            """)).ShouldBe(["A A/2013-004", "C C/2013-004", "E E/2013-004"]);
        (await ledger.ReadAsync("select partner_id from payout_proposal where period = '2013-04-01' order by 1")).ShouldBe(["A", "C", "E"]);
        (await ledger.ReadAsync("""
            select distinct partner_id from posting where period = '2013-04-01' order by 1
            """)).ShouldBe(["A", "C", "E"]);
        (await ledger.ReadAsync("select status from period where month = '2013-04-01'")).ShouldBe(["closing"]);
        (await ledger.ReadAsync("select status from close_run where month = '2013-04-01'")).ShouldBe(["waiting"]);
        await ledger.CheckInvariantsAsync();
        (await Should.ThrowAsync<RuleViolationException>(() => ledger.CloseAsync("2013-05"))).Code.ShouldBe("close.out_of_order");
    }

    [Fact]
    public async Task Released_and_run_again_it_ends_as_if_nobody_had_been_parked()
    {
        await using var ledger = await BeforeAprilAsync();
        await CloseAprilAsync(ledger);
        (await CloseAprilAsync(ledger)).Parked.Count.ShouldBe(2);

        await ReleaseAsync(ledger, "D");
        var result = await CloseAprilAsync(ledger);
        (result.Outcome, result.Parked.Single().PartnerId).ShouldBe((CloseOutcome.Waiting, "B"));
        (await ledger.ReadAsync("select number from statement where period = '2013-04-01' and partner_id = 'D'")).ShouldBe(["D/2013-004"]);
        await ledger.CheckInvariantsAsync();

        await ReleaseAsync(ledger, "B");
        (await CloseAprilAsync(ledger)).Outcome.ShouldBe(CloseOutcome.Closed);
        await IsUndisturbedAsync(ledger);
        (await ledger.ReadAsync("select partner_id, released_by, release_reason, finished_at is not null from parked_month order by 1"))
            .ShouldBe(["B Finance As agreed True", "D Finance As agreed True"]);
        (await ledger.ReadAsync("""
            select status, count(*) from close_run where month = '2013-04-01' group by 1 order by 1
            """)).ShouldBe(["done 1", "waiting 3"]);
        (await ledger.ReadAsync("select action, subject, partner_id, after ->> 'reason' from audit_entry order by partner_id"))
            .ShouldBe(["parked_month_released 2013-04 B As agreed", "parked_month_released 2013-04 D As agreed"]);
    }

    [Theory]
    [InlineData(nameof(Fault.ThrowsBefore))]
    [InlineData(nameof(Fault.ThrowsAfter))]
    [InlineData(nameof(Fault.LosesConnection))]
    public async Task Every_batch_may_fail_before_and_after_the_release(string fault)
    {
        await using var ledger = await BeforeAprilAsync();
        await InSpiteOfFailuresAsync(ledger, fault, CloseOutcome.Waiting);
        await ledger.CheckInvariantsAsync();
        await ReleaseAsync(ledger, "B");
        await ReleaseAsync(ledger, "D");
        (await InSpiteOfFailuresAsync(ledger, fault, CloseOutcome.Closed)).ShouldBe(10);
        await IsUndisturbedAsync(ledger);
    }

    [Fact]
    public async Task A_release_in_the_middle_of_the_run_makes_no_difference()
    {
        for (var report = 2; report < 22; report += 3)
        {
            await using var ledger = await BeforeAprilAsync();
            (await ledger.Closing(1).RunAsync(
                LedgerDatabase.Command(CrowdedMarket.Month), new StopAt(ledger, report), CancellationToken.None)).Outcome.ShouldBe(
                    CloseOutcome.Stopped);
            foreach (var parked in await ledger.ReadAsync("select partner_id from parked_month order by 1"))
                await ReleaseAsync(ledger, parked);
            while ((await CloseAprilAsync(ledger)) is { Outcome: CloseOutcome.Waiting } waiting)
            {
                foreach (var parked in waiting.Parked) await ReleaseAsync(ledger, parked.PartnerId);
            }

            await IsUndisturbedAsync(ledger);
        }
    }

    [Fact]
    public async Task The_sweep_goes_on_once_somebody_was_released()
    {
        await using var ledger = await BeforeAprilAsync();
        ledger.Time.Today = new DateOnly(2013, 5, 2);
        await ledger.ExecuteAsync("update program set automatic_close = true, automatic_close_day = 1");
        (await SweepAsync(ledger)).ShouldBeEmpty();
        (await SweepAsync(ledger)).ShouldBeEmpty();
        (await ledger.ReadAsync("select count(*) from close_run where month = '2013-04-01'")).ShouldBe(["1"]);

        await ReleaseAsync(ledger, "B");
        (await SweepAsync(ledger)).ShouldBeEmpty();
        await ReleaseAsync(ledger, "D");
        (await SweepAsync(ledger)).ShouldBe([Month.Parse(CrowdedMarket.Month)]);
        (await ledger.ReadAsync("select count(*) from close_run where month = '2013-04-01'")).ShouldBe(["3"]);
        await IsUndisturbedAsync(ledger);
    }

    [Fact]
    public async Task Other_limits_let_a_month_go_on_without_a_release()
    {
        await using var ledger = await BeforeAprilAsync();
        await CloseAprilAsync(ledger);
        var limits = new SetParkingLimits(ledger.Database, ledger.Time);
        await limits.RunAsync(
            LedgerDatabase.Finance, CommandId.New(), ParkingLimits.Default with { Multiple = 100m }, CancellationToken.None);
        (await CloseAprilAsync(ledger)).Parked.Select(partner => partner.PartnerId).ShouldBe(["D"]);
        await limits.RunAsync(LedgerDatabase.Finance, CommandId.New(), ParkingLimits.Off, CancellationToken.None);
        (await CloseAprilAsync(ledger)).Outcome.ShouldBe(CloseOutcome.Closed);
        await IsUndisturbedAsync(ledger);
    }

    [Fact]
    public async Task A_cause_that_was_corrected_is_found_by_the_next_run()
    {
        await using var ledger = await BeforeAprilAsync();
        await ledger.ExecuteAsync("""
            insert into own_use_offer (program_id, offer_id, kind, unit, list_price, names, position) values ('main', 'course', 'training',
                'once', 9000, '{"en":"Course"}', 1);
            insert into own_use_order (program_id, partner_id, order_id, offer_id, kind, unit, description, list_price, quantity,
                starts_on, ends_on, ordered_by, ordered_at)
            values ('main', 'C', 'C-S1', 'course', 'training', 'once', 'Course', 9000, 1, '2013-04-10', '2013-04-10', 'Owner', now())
            """);
        (await CloseAprilAsync(ledger)).Parked.Select(partner => partner.PartnerId).ShouldBe(["B", "C", "D"]);
        (await ledger.ReadAsync("select count(*) from service where order_id is not null")).ShouldBe(["0"]);

        await new EndOwnUseOrder(ledger.Database, ledger.Time).RunAsync(
            LedgerDatabase.Finance, CommandId.New(), new EndOwnUseOrderCommand("C", "C-S1"), CancellationToken.None);
        (await CloseAprilAsync(ledger)).Parked.Select(partner => partner.PartnerId).ShouldBe(["B", "D"]);
        await ReleaseAsync(ledger, "B");
        await ReleaseAsync(ledger, "D");
        (await CloseAprilAsync(ledger)).Outcome.ShouldBe(CloseOutcome.Closed);
        await IsUndisturbedAsync(ledger);
    }

    [Fact]
    public async Task Who_was_parked_and_has_nothing_left_keeps_the_statement_whose_number_waited()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(
            new Books().Terms("""[{"valid_from": "2000-01-01", "monthly_fee": 0, "registration_fee": 0}]""")
            .Partner("A", "2012-12-01").Partner("B", "2012-12-01").Partner("C", "2012-12-01").Service(
                "S-A", "A", "2012-12-05", 10m).Service("S-C", "C", "2012-12-05", 10m));
        await ledger.ExecuteAsync("""
            insert into own_use_offer (program_id, offer_id, kind, unit, list_price, names, position) values ('main', 'sla', 'sla',
                'month', 90, '{"en":"SLA"}', 1);
            insert into own_use_order (program_id, partner_id, order_id, offer_id, kind, unit, description, list_price, quantity,
                starts_on, ends_on, ordered_by, ordered_at)
            select 'main', 'B', 'B-S' || n, 'sla', 'sla', 'month', 'SLA', 90, 1, '2012-12-10', null, 'Owner', now()
                from generate_series(1, 2) n
            """);
        (await ledger.CloseAsync("2012-12")).ShouldBe(CloseOutcome.Waiting);
        await ledger.ExecuteAsync("update own_use_order set cancelled_at = now(), ended_by = 'Manager'");
        (await ledger.CloseAsync("2012-12")).ShouldBe(CloseOutcome.Closed);
        (await ledger.ReadAsync("""
            select partner_id, number, closing from statement order by number
            """)).ShouldBe(["A A/2012-001 -5.00", "B B/2012-001 0.00", "C C/2012-001 -5.00"]);
        await ledger.CheckInvariantsAsync();
    }

    [Fact]
    public async Task The_preview_parks_whom_the_run_parks_and_writes_nothing()
    {
        await using var ledger = await BeforeAprilAsync();
        var preview = await PreviewAsync(ledger);
        preview.Rows.Select(row => row.PartnerId).ShouldBe(["A", "C", "E"]);
        (await ledger.ReadAsync("select count(*) from parked_month")).ShouldBe(["0"]);
        preview.Parked.ShouldBe((await CloseAprilAsync(ledger)).Parked);

        await ReleaseAsync(ledger, "B");
        var again = await PreviewAsync(ledger);
        again.Rows.Select(row => row.PartnerId).ShouldBe(["A", "B", "C", "E"]);
        again.Parked.Select(partner => partner.PartnerId).ShouldBe(["D"]);
        await CloseAprilAsync(ledger);
        (await ledger.ReadAsync("select partner_id, closing from statement where period = '2013-04-01' order by 1"))
            .ShouldBe(again.Rows.Select(row => FormattableString.Invariant($"{row.PartnerId} {row.Closing}")));
    }

    [Fact]
    public async Task Two_like_corrections_park_a_month_that_has_nothing_else()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(
            new Books().Terms("""[{"valid_from": "2000-01-01", "monthly_fee": 0, "registration_fee": 0}]""")
            .Partner("A", "2012-12-01").Partner("B", "2012-12-01").Service("S-A", "A", "2012-12-05", 10m));
        await ledger.CloseThroughAsync("2012-12");
        ledger.Time.Today = new DateOnly(2013, 1, 10);
        var second = new Viewer(Guid.NewGuid(), "Second", PortalRole.Finance, null);
        var adjust = new AdjustmentSteps(ledger.Database, ledger.Time);
        for (var time = 0; time < 2; time++)
            await adjust.ApproveAsync(
                second, CommandId.New(),
                await adjust.RequestAsync(
                    LedgerDatabase.Finance, CommandId.New(), new RequestAdjustmentCommand("B", -50m, "Broken dongle"),
                    CancellationToken.None), CancellationToken.None);
        ledger.Time.Today = new DateOnly(2013, 2, 3);
        (await ledger.CloseAsync("2013-01")).ShouldBe(CloseOutcome.Waiting);
        (await ledger.ReadAsync("select partner_id, cause from parked_month")).ShouldBe(["B like_items"]);
        await ledger.CheckInvariantsAsync();
    }

    [Theory]
    [InlineData("B", "2013-04", "  x ", "parking.reason")]
    [InlineData("A", "2013-04", "As agreed", "parking.not_parked")]
    [InlineData("B", "2013-03", "As agreed", "parking.not_parked")]
    [InlineData("nobody", "2013-04", "As agreed", "parking.not_parked")]
    public async Task A_release_needs_a_reason_and_a_month_that_waits(string partner, string month, string reason, string code)
    {
        await using var ledger = await BeforeAprilAsync();
        await CloseAprilAsync(ledger);
        var release = new ReleaseParked(ledger.Database, ledger.Time);
        var refused = await Should.ThrowAsync<RuleViolationException>(
            () => release.RunAsync(
                LedgerDatabase.Finance, CommandId.New(), ReleaseParkedCommand.Of(partner, Month.Parse(month), reason),
                CancellationToken.None));
        refused.Code.ShouldBe(code);
        (await Should.ThrowAsync<RuleViolationException>(
            () => release.RunAsync(
                LedgerDatabase.Owner("B"), CommandId.New(), ReleaseParkedCommand.Of("B", Month.Parse("2013-04"), "As agreed"),
                CancellationToken.None))).Code.ShouldBe("access.denied");
        (await ledger.ReadAsync("select count(*) from parked_month where released_at is not null")).ShouldBe(["0"]);
    }

    [Fact]
    public async Task Several_are_released_for_one_reason_and_the_second_time_changes_nothing()
    {
        await using var ledger = await BeforeAprilAsync();
        await CloseAprilAsync(ledger);
        var parking = await ParkingAsync(ledger);
        (parking.Waiting, parking.Charged.Amount, parking.ChargedOf(["D"]).Amount).ShouldBe((2, 6_171.26m, 123.26m));
        var command = new ReleaseParkedCommand(null, Month.Parse(CrowdedMarket.Month), parking.JudgedThrough!.Value, " As agreed ");
        (await ReleaseSeveralAsync(ledger, command with { PartnerIds = ["A", "D", "nobody"] })).ShouldBe(1);
        (await ledger.ReadAsync("select partner_id from parked_month where released_at is not null")).ShouldBe(["D"]);

        var atOnce = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => ReleaseSeveralAsync(ledger, command))));
        atOnce.Order().ShouldBe([0, 0, 0, 1]);
        (await ReleaseSeveralAsync(ledger, command with { Reason = "Something else" })).ShouldBe(0);
        (await ledger.ReadAsync("""
            select partner_id, released_by, release_reason from parked_month order by 1
            """)).ShouldBe(["B Finance As agreed", "D Finance As agreed"]);
        (await ledger.ReadAsync("""
            select action, subject, partner_id, after ->> 'cause', after ->> 'charged', after ->> 'reason' from audit_entry
                order by partner_id
            """))
            .ShouldBe(
                ["parked_month_released 2013-04 B out_of_line 6048.00 As agreed",
                "parked_month_released 2013-04 D like_items 123.26 As agreed"]);
        (await CloseAprilAsync(ledger)).Outcome.ShouldBe(CloseOutcome.Closed);
        await IsUndisturbedAsync(ledger);
    }

    [Fact]
    public async Task Who_was_judged_after_the_person_looked_goes_on_waiting()
    {
        await using var ledger = await BeforeAprilAsync();
        await CloseAprilAsync(ledger);
        var command = new ReleaseParkedCommand(
            null, Month.Parse(CrowdedMarket.Month), (await ParkingAsync(ledger)).JudgedThrough!.Value, "As agreed");
        await ledger.ExecuteAsync("""
            update parked_month set charged = 9000, judged_at = judged_at + interval '1 microsecond'
            where partner_id = 'B'
            """);
        (await ReleaseSeveralAsync(ledger, command)).ShouldBe(1);
        (await ledger.ReadAsync("select partner_id from parked_month where released_at is null")).ShouldBe(["B"]);

        (await RefusalAsync(LedgerDatabase.Finance, command with { Reason = " x " })).ShouldBe("parking.reason");
        (await RefusalAsync(LedgerDatabase.Owner("B"), command)).ShouldBe("access.denied");
        (await ReleaseSeveralAsync(ledger, command with { Month = Month.Parse("2013-03") })).ShouldBe(0);
        (await ledger.ReadAsync("select count(*) from audit_entry")).ShouldBe(["1"]);

        async Task<string> RefusalAsync(Viewer viewer, ReleaseParkedCommand wrong) => (await Should.ThrowAsync<RuleViolationException>(
            () => new ReleaseParked(ledger.Database, ledger.Time).RunAsync(viewer, CommandId.New(), wrong, CancellationToken.None))).Code;
    }

    [Fact]
    public async Task The_partner_itself_knows_that_its_statement_comes_later_until_it_is_there()
    {
        await using var ledger = await BeforeAprilAsync();
        (await AwaitedAsync("B")).ShouldBe((null, null));
        await CloseAprilAsync(ledger);
        var april = Month.Parse(CrowdedMarket.Month);
        (await AwaitedAsync("A")).ShouldBe((null, null));
        (await AwaitedAsync("B")).ShouldBe((april, april));
        await ReleaseAsync(ledger, "B");
        (await AwaitedAsync("B")).ShouldBe((april, april));
        await CloseAprilAsync(ledger);
        (await AwaitedAsync("B")).ShouldBe((null, null));
        (await AwaitedAsync("D")).ShouldBe((april, april));

        async Task<(Month?, Month?)> AwaitedAsync(string partner)
        {
            var overview = await new PartnerOverviewQueries(ledger.Database, new OpenCommissions(), ledger.Time).FindAsync(
                LedgerDatabase.Owner(partner), partner, CancellationToken.None);
            var statements = await new StatementQueries(ledger.Database).SummaryAsync(
                LedgerDatabase.Owner(partner), new ListRequest(1, 1, null, false, null), new StatementFilter(), CancellationToken.None);
            return (overview!.Awaited, statements.Awaited);
        }
    }

    [Fact]
    public async Task The_database_itself_locks_no_month_and_takes_no_statement_of_who_is_parked()
    {
        await using var ledger = await BeforeAprilAsync();
        await CloseAprilAsync(ledger);
        (await Should.ThrowAsync<Npgsql.PostgresException>(
            () => ledger.ExecuteAsync("""
                update period set status = 'closed', closed_at = now() where month = '2013-04-01'
                """))).ConstraintName.ShouldBe("period_parked");
        (await Should.ThrowAsync<Npgsql.PostgresException>(() => ledger.ExecuteAsync(CopyOfStatement))).ConstraintName.ShouldBe(
            "statement_parked");
    }

    [Fact]
    public async Task People_who_may_release_are_told_once()
    {
        await using var ledger = await BeforeAprilAsync();
        foreach (var role in new[] { PortalRole.Manager, PortalRole.Finance, PortalRole.SupportAgent }) await ledger.AddPersonAsync(role);
        await CloseAprilAsync(ledger);
        await CloseAprilAsync(ledger);
        (await ledger.ReadAsync("""
            select u.role, n.key, n.link from notice n join users u on u.id = n.user_id
            where n.kind = 'partners_parked' order by 1
            """))
            .ShouldBe(["finance parked:2013-04 months", "manager parked:2013-04 months"]);
        (await ledger.ReadAsync("select count(*) from mail where text_values ->> 0 = 'partners_parked'")).ShouldBe(["2"]);
    }

    [Fact]
    public async Task The_page_shows_what_would_be_charged()
    {
        await using var ledger = await BeforeAprilAsync();
        await CloseAprilAsync(ledger);
        await ReleaseAsync(ledger, "B");
        var parking = (
            await new MonthQueries(ledger.Database, ledger.Time).OverviewAsync(LedgerDatabase.Finance, CancellationToken.None)).Parking;
        (parking.Count, parking.Waiting, parking.Limits).ShouldBe((2, 1, ParkingLimits.Default));
        parking.Shown.Select(row => (row.PartnerId, row.Charged.Amount, row.ReleasedBy)).ShouldBe(
            [("D", 123.26m, null), ("B", 6_048.00m, "Finance")]);
        parking.Shown[0].Items[0].ShouldBe(new MonthItem(Domain.Finance.Ledger.PostingKind.SlaService, "Support desk", -75.26m, 2, true));
        var partners = new PartnerHeadQueries(ledger.Database, ledger.Time);
        (await partners.FindAsync(LedgerDatabase.Finance, "B", CancellationToken.None))!.Parked.ShouldBe(Month.Parse(CrowdedMarket.Month));
        (await partners.FindAsync(LedgerDatabase.Finance, "A", CancellationToken.None))!.Parked.ShouldBeNull();
        (await partners.FindAsync(LedgerDatabase.Owner("B"), "B", CancellationToken.None))!.Parked.ShouldBeNull();
    }

    private const string CopyOfStatement = """
        insert into statement select program_id, 'B', period, '2013-999999', opening, registration_fee, monthly_fee, fee_waiver,
            fee_refund, commission, sla_service, purchase,
            payment_in, payout, adjustment, closing, held, held_invoices, currency, fee_year, licence_revenue, threshold, fees, name,
            country, language, vat_id, iban, hash
        from statement where partner_id = 'A' and period = '2013-04-01'
        """;

    private static Task<LedgerDatabase> BeforeAprilAsync() => LedgerDatabase.CreateAsync(CrowdedMarket.Books(), closedThrough: "2013-03");

    private static Task<CloseMonthResult> CloseAprilAsync(LedgerDatabase ledger) =>
        ledger.Closing().RunAsync(LedgerDatabase.Command(CrowdedMarket.Month), null, CancellationToken.None);

    private static Task<MonthPreview> PreviewAsync(LedgerDatabase ledger) =>
        new PreviewMonth(ledger.Database, ledger.Steps, ledger.Time).RunAsync(
            LedgerDatabase.Finance, DataScope.All.ProgramId, Month.Parse(CrowdedMarket.Month), CancellationToken.None);

    private static Task<int> ReleaseAsync(LedgerDatabase ledger, string partner) => new ReleaseParked(ledger.Database, ledger.Time)
        .RunAsync(
            LedgerDatabase.Finance, CommandId.New(), ReleaseParkedCommand.Of(partner, Month.Parse(CrowdedMarket.Month), "As agreed"),
            CancellationToken.None);

    private static async Task<ParkingOverview> ParkingAsync(LedgerDatabase ledger) =>
        (await new MonthQueries(ledger.Database, ledger.Time).OverviewAsync(LedgerDatabase.Finance, CancellationToken.None)).Parking;

    private static Task<int> ReleaseSeveralAsync(LedgerDatabase ledger, ReleaseParkedCommand command) =>
        new ReleaseParked(ledger.Database, ledger.Time).RunAsync(LedgerDatabase.Finance, CommandId.New(), command, CancellationToken.None);

    private static Task<IReadOnlyList<Month>> SweepAsync(LedgerDatabase ledger) =>
        new CloseDueMonths(ledger.Database, ledger.Closing(), ledger.Time).RunAsync(DataScope.All.ProgramId, CancellationToken.None);

    private static async Task<int> InSpiteOfFailuresAsync(LedgerDatabase ledger, string fault, CloseOutcome end)
    {
        var steps = ledger.Steps.Select(step => new FaultyStep(step, Enum.Parse<Fault>(fault))).ToList();
        var closing = new CloseMonth(ledger.Database, steps, ledger.Time) { BatchWeight = 1, SideBySide = 1 };
        for (var failures = 0; ; failures++)
        {
            try
            {
                (await closing.RunAsync(LedgerDatabase.Command(CrowdedMarket.Month, waitForOther: true), null, CancellationToken.None))
                    .Outcome.ShouldBe(end);
                return failures;
            }
            catch (Exception planted) when (planted is FaultException or Npgsql.NpgsqlException)
            {
                failures.ShouldBeLessThan(100);
            }
        }
    }

    private static async Task IsUndisturbedAsync(LedgerDatabase ledger)
    {
        (await ledger.HashAsync()).ShouldBe(await Undisturbed.Value);
        await ledger.CheckInvariantsAsync();
    }

    private static async Task<string> UndisturbedAsync()
    {
        await using var ledger = await BeforeAprilAsync();
        await ledger.ExecuteAsync("update program set parking = false");
        (await ledger.CloseAsync(CrowdedMarket.Month)).ShouldBe(CloseOutcome.Closed);
        return await ledger.HashAsync();
    }
}
