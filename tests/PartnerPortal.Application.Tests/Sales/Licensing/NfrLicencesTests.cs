using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Sales.Licensing;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Sales.Licensing;
using PartnerPortal.Testing.Finance.Ledger;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Sales.Licensing;

/// <summary>Licences not for resale: free within the allowance, above it only with PLUS.</summary>
public sealed class NfrLicencesTests
{
    [Fact]
    public async Task A_licence_above_the_allowance_is_refused_with_the_price_of_its_plus_and_taken_with_it()
    {
        await using var ownUse = await OwnUse.CreateAsync();
        await ownUse.Take.RunAsync(OwnUse.Technician, CommandId.New(), new TakeLicenceCommand(2), OwnUse.Ct);
        await ownUse.Take.RunAsync(OwnUse.Owner, CommandId.New(), new TakeLicenceCommand(1), OwnUse.Ct);
        (await ownUse.OverviewAsync()).Balance(AllowanceKind.NfrTeam).Left.ShouldBe(0);

        var refused = await Should.ThrowAsync<RuleViolationException>(
            () => ownUse.Take.RunAsync(OwnUse.Owner, CommandId.New(), new TakeLicenceCommand(1), OwnUse.Ct));
        refused.Code.ShouldBe("licence.needs_plus");
        refused.Values.ShouldBe([1, Money.Eur(2.53m)]);
        (await OwnUse.Refusal(() => ownUse.Take.RunAsync(OwnUse.Technician, CommandId.New(), new TakeLicenceCommand(1), OwnUse.Ct)))
            .ShouldBe("licence.needs_plus");

        var taken = await ownUse.Take.RunAsync(
            OwnUse.Owner, CommandId.New(), new TakeLicenceCommand(1, await ownUse.QuotedAsync("plus")), OwnUse.Ct);
        taken.ShouldBe(new TakeLicenceResult("NFR-3", "A-S1"));
        var overview = await ownUse.OverviewAsync();
        overview.Balance(AllowanceKind.NfrTeam).ShouldBe(new AllowanceBalance(AllowanceKind.NfrTeam, 3, 1, 4, null));
        overview.Licences.Select(row => row.NeedsPlus).ShouldBe([false, false, true], ignoreOrder: true);
        overview.Monthly.ShouldBe(Money.Eur(2.53m));
    }

    [Fact]
    public async Task Nothing_is_taken_when_the_price_is_another_one_the_plus_is_too_few_or_none_is_offered()
    {
        await using var ownUse = await OwnUse.CreateAsync();
        var quoted = await ownUse.QuotedAsync("plus");
        (await OwnUse.Refusal(
            () => ownUse.Take.RunAsync(
                OwnUse.Owner, CommandId.New(), new TakeLicenceCommand(4, quoted with { Price = Money.Eur(2.52m) }), OwnUse.Ct))).ShouldBe(
                    "own_use.price_changed");
        (await OwnUse.Refusal(() => ownUse.Take.RunAsync(OwnUse.Owner, CommandId.New(), new TakeLicenceCommand(5, quoted), OwnUse.Ct)))
            .ShouldBe("licence.plus_count");
        (await OwnUse.Refusal(
            () => ownUse.Take.RunAsync(OwnUse.Technician, CommandId.New(), new TakeLicenceCommand(4, quoted), OwnUse.Ct))).ShouldBe(
                "access.denied");
        (await OwnUse.Refusal(() => ownUse.Take.RunAsync(OwnUse.Manager, CommandId.New(), new TakeLicenceCommand(1), OwnUse.Ct))).ShouldBe(
            "access.denied");
        (await ownUse.OverviewAsync()).Licences.ShouldBeEmpty();

        await using var without = await OwnUse.CreateAsync(withPlus: false);
        (await OwnUse.Refusal(() => without.Take.RunAsync(OwnUse.Owner, CommandId.New(), new TakeLicenceCommand(4), OwnUse.Ct))).ShouldBe(
            "licence.no_plus");
    }

    [Fact]
    public async Task Two_who_take_the_last_one_at_once_do_not_both_get_it()
    {
        await using var ownUse = await OwnUse.CreateAsync();
        await ownUse.Take.RunAsync(OwnUse.Owner, CommandId.New(), new TakeLicenceCommand(2), OwnUse.Ct);
        var attempts = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            try
            {
                await ownUse.Take.RunAsync(OwnUse.Owner, CommandId.New(), new TakeLicenceCommand(1), OwnUse.Ct);
                return "taken";
            }
            catch (RuleViolationException refused)
            {
                return refused.Code;
            }
        }));
        attempts.Count(outcome => outcome == "taken").ShouldBe(1);
        attempts.Count(outcome => outcome == "licence.needs_plus").ShouldBe(5);
    }

    [Fact]
    public async Task A_returned_licence_makes_room_and_its_plus_ends_only_when_nothing_needs_it()
    {
        await using var ownUse = await OwnUse.CreateAsync();
        await ownUse.Take.RunAsync(OwnUse.Owner, CommandId.New(), new TakeLicenceCommand(3), OwnUse.Ct);
        var fourth = await ownUse.Take.RunAsync(
            OwnUse.Owner, CommandId.New(), new TakeLicenceCommand(1, await ownUse.QuotedAsync("plus")), OwnUse.Ct);
        (await OwnUse.Refusal(
            () => ownUse.End.RunAsync(OwnUse.Owner, CommandId.New(), new EndOwnUseOrderCommand("A", fourth.OrderId!), OwnUse.Ct))).ShouldBe(
                "own_use.plus_needed");

        await ownUse.Return.RunAsync(OwnUse.Owner, CommandId.New(), new ReturnLicenceCommand(fourth.LicenceId, EndPlus: true), OwnUse.Ct);
        var overview = await ownUse.OverviewAsync();
        overview.Orders.ShouldBeEmpty();
        overview.Balance(AllowanceKind.NfrTeam).ShouldBe(new AllowanceBalance(AllowanceKind.NfrTeam, 3, 0, 3, null));
        (await OwnUse.Refusal(
            () => ownUse.Return.RunAsync(OwnUse.Owner, CommandId.New(), new ReturnLicenceCommand(fourth.LicenceId, false), OwnUse.Ct)))
                .ShouldBe("licence.unknown");
        (await OwnUse.Refusal(
            () => ownUse.Return.RunAsync(OwnUse.Other, CommandId.New(), new ReturnLicenceCommand("NFR-1", false), OwnUse.Ct))).ShouldBe(
                "licence.unknown");
    }

    [Fact]
    public async Task Licences_end_with_the_agreement_and_nothing_new_is_taken_after_it()
    {
        await using var ownUse = await OwnUse.CreateAsync(new Books().Partner("C", "2025-12-01", terminatedOn: "2026-01-31"));
        var leaving = LedgerDatabase.Owner("C");
        await ownUse.Take.RunAsync(leaving, CommandId.New(), new TakeLicenceCommand(2), OwnUse.Ct);
        (await ownUse.OverviewAsync(leaving)).Balance(AllowanceKind.NfrTeam).Until.ShouldBe(new DateOnly(2026, 1, 31));

        ownUse.Today = new DateOnly(2026, 2, 1);
        var overview = await ownUse.OverviewAsync(leaving);
        (overview.IsInForce, overview.Balance(AllowanceKind.NfrTeam).Used).ShouldBe((false, 0));
        overview.Licences.ShouldHaveSingleItem().Through.ShouldBe(new DateOnly(2026, 1, 31));
        (await OwnUse.Refusal(() => ownUse.Take.RunAsync(leaving, CommandId.New(), new TakeLicenceCommand(1), OwnUse.Ct))).ShouldBe(
            "agreement.ended");
    }

    [Fact]
    public async Task A_manager_grants_more_and_takes_it_back_and_records_uses_up_to_what_is_left()
    {
        await using var ownUse = await OwnUse.CreateAsync();
        var grant = await ownUse.Grant.RunAsync(
            OwnUse.Manager, CommandId.New(), new GrantAllowanceCommand("A", AllowanceKind.NfrTeam, 2, ownUse.Today, null, "Demo room"),
            OwnUse.Ct);
        await ownUse.Take.RunAsync(OwnUse.Owner, CommandId.New(), new TakeLicenceCommand(5), OwnUse.Ct);
        await ownUse.Revoke.RunAsync(OwnUse.Manager, CommandId.New(), new RevokeAllowanceCommand("A", grant), OwnUse.Ct);
        (await ownUse.OverviewAsync()).Balance(AllowanceKind.NfrTeam).Over.ShouldBe(2);

        var units = new RecordUseCommand("A", AllowanceKind.SupportUnit, 2, new DateOnly(2025, 12, 20), "Migration question");
        var use = await ownUse.Record.RunAsync(OwnUse.Manager, CommandId.New(), units, OwnUse.Ct);
        (await OwnUse.Refusal(() => ownUse.Record.RunAsync(OwnUse.Manager, CommandId.New(), units, OwnUse.Ct))).ShouldBe(
            "allowance.used_up");
        await ownUse.Record.RunAsync(OwnUse.Manager, CommandId.New(), units with { UsedOn = ownUse.Today }, OwnUse.Ct);
        (await ownUse.OverviewAsync()).Balance(AllowanceKind.SupportUnit).Left.ShouldBe(1);
        await ownUse.Retract.RunAsync(OwnUse.Manager, CommandId.New(), new RetractUseCommand("A", use), OwnUse.Ct);
        await ownUse.Record.RunAsync(OwnUse.Manager, CommandId.New(), units, OwnUse.Ct);
        (await OwnUse.Refusal(() => ownUse.Retract.RunAsync(OwnUse.Manager, CommandId.New(), new RetractUseCommand("B", use), OwnUse.Ct)))
            .ShouldBe("allowance.unknown");
        (await OwnUse.Refusal(
            () => ownUse.Record.RunAsync(OwnUse.Manager, CommandId.New(), units with { UsedOn = ownUse.Today.AddDays(1) }, OwnUse.Ct)))
                .ShouldBe("allowance.used_on");
        (await OwnUse.Refusal(() => ownUse.Record.RunAsync(OwnUse.Owner, CommandId.New(), units, OwnUse.Ct))).ShouldBe("access.denied");
    }
}
