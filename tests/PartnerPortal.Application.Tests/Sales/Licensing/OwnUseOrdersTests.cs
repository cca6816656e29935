using Npgsql;
using PartnerPortal.Application.Finance.Closing;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Sales.Licensing;
using PartnerPortal.Data;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Ledger;
using PartnerPortal.Testing.Finance.Ledger;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Sales.Licensing;

/// <summary>Services that partners order for themselves, from the price shown to the posting of the close.</summary>
public sealed class OwnUseOrdersTests
{
    [Fact]
    public async Task The_close_charges_an_order_once_at_half_the_list_price_beside_imported_services()
    {
        await using var ownUse = await OwnUse.CreateAsync(new Books().Service("S1", "A", "2026-01-20", 100.00m));
        await ownUse.Order.RunAsync(OwnUse.Owner, CommandId.New(), await ownUse.QuotedAsync("hour"), OwnUse.Ct);
        await ownUse.Order.RunAsync(OwnUse.Owner, CommandId.New(), await ownUse.QuotedAsync("hour", 3), OwnUse.Ct);
        ownUse.Today = new DateOnly(2026, 2, 3);

        var preview = await new PreviewMonth(ownUse.Ledger.Database, ownUse.Ledger.Steps, ownUse.Ledger.Time).RunAsync(
            LedgerDatabase.Finance, DataScope.All.ProgramId, Month.Parse("2025-12"), OwnUse.Ct);
        preview.Sum(PostingKind.SlaService).ShouldBe(0m);
        await ownUse.Ledger.CloseThroughAsync("2026-01");
        (await ownUse.Ledger.LedgerAsync("A", "sla_service")).ShouldBe(
        [
            "2026-01 2026-01-15 sla_service -37.63 A-S1", "2026-01 2026-01-15 sla_service -112.88 A-S2",
            "2026-01 2026-01-20 sla_service -50.00 S1",
        ], ignoreOrder: true);
        (await ownUse.Ledger.LedgerAsync("B", "sla_service")).ShouldBeEmpty();
        (await ownUse.OverviewAsync()).Orders.ShouldAllBe(order => !order.MayEnd && order.ChargedThrough == new DateOnly(2026, 1, 15));
        await ownUse.Ledger.CheckInvariantsAsync();
    }

    [Fact]
    public async Task A_standing_order_is_charged_each_month_however_often_the_close_runs_and_ends_with_its_month()
    {
        await using var ownUse = await OwnUse.CreateAsync();
        var order = await ownUse.Order.RunAsync(OwnUse.Owner, CommandId.New(), await ownUse.QuotedAsync("plus", 2), OwnUse.Ct);
        ownUse.Today = new DateOnly(2026, 3, 10);
        await ownUse.Ledger.CloseThroughAsync("2026-01");
        (await ownUse.Ledger.CloseAsync("2026-01")).ShouldBe(CloseOutcome.AlreadyClosed);
        (await ownUse.Ledger.CloseAsync("2026-02")).ShouldBe(CloseOutcome.Closed);

        var ended = await ownUse.End.RunAsync(OwnUse.Owner, CommandId.New(), new EndOwnUseOrderCommand("A", order), OwnUse.Ct);
        ended.EndsOn.ShouldBe(new DateOnly(2026, 3, 31));
        (await OwnUse.Refusal(() => ownUse.End.RunAsync(OwnUse.Owner, CommandId.New(), new EndOwnUseOrderCommand("A", order), OwnUse.Ct)))
            .ShouldBe("own_use.ended");
        ownUse.Today = new DateOnly(2026, 6, 1);
        await ownUse.Ledger.CloseThroughAsync("2026-05");
        (await ownUse.Ledger.LedgerAsync("A", "sla_service")).ShouldBe(
        [
            "2026-01 2026-01-15 sla_service -5.05 A-S1-2026-01", "2026-02 2026-02-01 sla_service -5.05 A-S1-2026-02",
            "2026-03 2026-03-01 sla_service -5.05 A-S1-2026-03",
        ]);
        await ownUse.Ledger.CheckInvariantsAsync();
    }

    [Fact]
    public async Task A_close_that_is_stopped_and_goes_on_charges_the_same()
    {
        await using var ownUse = await OwnUse.CreateAsync();
        foreach (var viewer in new[] { OwnUse.Owner, OwnUse.Other })
            await ownUse.Order.RunAsync(viewer, CommandId.New(), await ownUse.QuotedAsync("plus", viewer: viewer), OwnUse.Ct);
        ownUse.Today = new DateOnly(2026, 2, 3);
        await ownUse.Ledger.CloseThroughAsync("2025-12");
        using var stop = new CancellationTokenSource();
        var seen = new StopAfterFirst(stop);
        await Should.ThrowAsync<OperationCanceledException>(() =>
            ownUse.Ledger.Closing(batchWeight: 1).RunAsync(LedgerDatabase.Command("2026-01"), seen, stop.Token));
        (await ownUse.Ledger.CloseAsync("2026-01")).ShouldBe(CloseOutcome.Closed);
        (await ownUse.Ledger.LedgerAsync("A", "sla_service")).Length.ShouldBe(1);
        (await ownUse.Ledger.LedgerAsync("B", "sla_service")).Length.ShouldBe(1);
        await ownUse.Ledger.CheckInvariantsAsync();
    }

    [Fact]
    public async Task What_is_not_charged_yet_can_be_cancelled_and_what_is_charged_cannot()
    {
        await using var ownUse = await OwnUse.CreateAsync();
        var cancelled = await ownUse.Order.RunAsync(OwnUse.Owner, CommandId.New(), await ownUse.QuotedAsync("hour"), OwnUse.Ct);
        var kept = await ownUse.Order.RunAsync(OwnUse.Owner, CommandId.New(), await ownUse.QuotedAsync("hour"), OwnUse.Ct);
        (await OwnUse.Refusal(() => ownUse.End.RunAsync(OwnUse.Other, CommandId.New(), new EndOwnUseOrderCommand("A", kept), OwnUse.Ct)))
            .ShouldBe("partner.unknown");
        (await OwnUse.Refusal(() => ownUse.End.RunAsync(OwnUse.Other, CommandId.New(), new EndOwnUseOrderCommand("B", kept), OwnUse.Ct)))
            .ShouldBe("own_use.no_order");
        (await ownUse.End.RunAsync(OwnUse.Owner, CommandId.New(), new EndOwnUseOrderCommand("A", cancelled), OwnUse.Ct))
            .EndsOn.ShouldBeNull();
        ownUse.Today = new DateOnly(2026, 2, 3);
        await ownUse.Ledger.CloseThroughAsync("2026-01");

        (await ownUse.Ledger.LedgerAsync("A", "sla_service")).ShouldBe(["2026-01 2026-01-15 sla_service -37.63 A-S2"]);
        (await OwnUse.Refusal(() => ownUse.End.RunAsync(OwnUse.Owner, CommandId.New(), new EndOwnUseOrderCommand("A", kept), OwnUse.Ct)))
            .ShouldBe("own_use.charged");
        var forced = await Should.ThrowAsync<PostgresException>(() => ownUse.Ledger.ExecuteAsync("""
            update own_use_order set cancelled_at = now() where order_id = 'A-S2'
            """));
        forced.ConstraintName.ShouldBe("own_use_order_charged");
    }

    [Fact]
    public async Task An_order_keeps_its_list_price_and_is_charged_at_the_discount_of_its_day()
    {
        await using var ownUse = await OwnUse.CreateAsync(new Books().Terms("""[{"valid_from":"2026-02-01","own_use_discount":25}]"""));
        await ownUse.Order.RunAsync(OwnUse.Owner, CommandId.New(), await ownUse.QuotedAsync("plus"), OwnUse.Ct);
        var save = new SaveOwnUseOffer(ownUse.Ledger.Database, ownUse.Ledger.Time);
        var dearer = OwnUse.Offer("plus", Domain.Sales.Licensing.OwnUseKind.Plus, Domain.Sales.Licensing.OwnUseUnit.Month, 9.00m, "PLUS");
        await save.RunAsync(OwnUse.Manager, CommandId.New(), new SaveOwnUseOfferCommand(dearer, false), OwnUse.Ct);
        ownUse.Today = new DateOnly(2026, 3, 3);
        await ownUse.Ledger.CloseThroughAsync("2026-02");

        (await ownUse.Ledger.LedgerAsync("A", "sla_service")).ShouldBe(
            ["2026-01 2026-01-15 sla_service -2.53 A-S1-2026-01", "2026-02 2026-02-01 sla_service -3.79 A-S1-2026-02"]);
    }

    [Fact]
    public async Task Services_that_are_added_at_once_take_places_of_their_own_and_one_key_goes_to_one_of_them()
    {
        await using var ownUse = await OwnUse.CreateAsync();
        var save = new SaveOwnUseOffer(ownUse.Ledger.Database, ownUse.Ledger.Time);
        var outcomes = await Task.WhenAll(new[] { "one", "two", "two", "three" }.Select(key => Task.Run(() => SaveAsync(key))));
        outcomes.Order(StringComparer.Ordinal).ShouldBe(["own_use.taken", "saved", "saved", "saved"]);
        (await ownUse.Ledger.ReadAsync("select position from own_use_offer order by position")).ShouldBe(["1", "2", "3", "4", "5"]);

        async Task<string> SaveAsync(string key)
        {
            try
            {
                var offer = OwnUse.Offer(key, Domain.Sales.Licensing.OwnUseKind.Other, Domain.Sales.Licensing.OwnUseUnit.Once, 1.00m, key);
                await save.RunAsync(OwnUse.Manager, CommandId.New(), new SaveOwnUseOfferCommand(offer, IsNew: true), OwnUse.Ct);
                return "saved";
            }
            catch (RuleViolationException refused)
            {
                return refused.Code;
            }
        }
    }

    [Theory]
    [InlineData("none", 1, 0, "own_use.unknown")]
    [InlineData("hour", 0, 0, "own_use.quantity")]
    [InlineData("hour", 1001, 0, "own_use.quantity")]
    [InlineData("hour", 1, -1, "own_use.date")]
    [InlineData("hour", 1, 367, "own_use.date")]
    public async Task An_order_out_of_bounds_is_refused(string offer, int quantity, int days, string code)
    {
        await using var ownUse = await OwnUse.CreateAsync();
        var command = new OrderOwnUseCommand(offer, quantity, ownUse.Today.AddDays(days), Money.Eur(1m), "en");
        (await OwnUse.Refusal(() => ownUse.Order.RunAsync(OwnUse.Owner, CommandId.New(), command, OwnUse.Ct))).ShouldBe(code);
    }

    private sealed class StopAfterFirst(CancellationTokenSource stop) : IProgress<CloseProgress>
    {
        public void Report(CloseProgress value)
        {
            if (value is { Step: CloseStepName.Commission, Done: > 0 }) stop.Cancel();
        }
    }
}
