using FsCheck.Fluent;
using PartnerPortal.Domain.Finance.Ledger;
using PartnerPortal.Domain.Finance.Parking;
using PartnerPortal.Domain.Program.Terms;
using Shouldly;
using Xunit;
using static PartnerPortal.Domain.Tests.Finance.Parking.ParkingRuleTests;

namespace PartnerPortal.Domain.Tests.Finance.Parking;

public sealed class MonthWatchTests
{
    private static readonly ParkingLimits Limits = new(true, 5m, 100m);
    private static readonly string[] Partners = ["P", "Q"];

    [Fact]
    public void The_worst_fees_are_those_of_the_dearest_terms() =>
        WorstFees.Of(
            new TermsHistory(
                [TermsVersion.Default, new TermsVersion(new DateOnly(2014, 1, 1)) { MonthlyFee = 50.50m, RegistrationFee = 0m }]))
            .ShouldBe(new WorstFees(50.50m, 196m + 12 * 50.50m));

    [Fact]
    public void A_fee_to_come_is_reckoned_in_and_so_is_a_refund_once_revenue_fell()
    {
        var watch = new MonthWatch(Limits, new WorstFees(48m, 772m));
        watch.See(Service(52m));
        watch.AtTheFloor(Partners).ShouldBe([("P", 100m)]);
        watch.SeeRevenueFall("Q");
        watch.AtTheFloor(Partners).ShouldBe([("P", 100m), ("Q", 820m)]);
    }

    [Fact]
    public void Like_items_are_seen_as_they_pass()
    {
        var watch = new MonthWatch(Limits, new WorstFees(0m, 0m));
        watch.See(Standing(1m));
        watch.WithLikeItems(Partners).ShouldBeEmpty();
        watch.Seen(Standing(1m)).PartnerId.ShouldBe("P");
        watch.WithLikeItems(Partners).ShouldBe(["P"]);
    }

    [Fact]
    public void Nobody_is_parked_who_was_not_suspected() => Property.Check(
        from services in Gen.ListOf(Amounts.Cents(1, 9_000), 3)
        from commissions in Gen.ListOf(Amounts.Cents(-20_000, 10_000).Where(amount => amount != 0), 3)
        from before in Gen.ListOf(Amounts.Cents(0, 3_000), 4)
        from isFee in Gen.Elements(true, false)
        from refund in Amounts.Cents(-77_200, 77_200)
        select (services, commissions, before, isFee, refund),
        sample =>
        {
            var watch = new MonthWatch(Limits, new WorstFees(48m, 772m));
            List<Posting> seen = [
                .. sample.services.Select(Standing), .. sample.commissions.Select(amount => Posting(PostingKind.Commission, amount))];
            foreach (var posting in seen) watch.See(posting);
            if (sample.refund < 0) watch.SeeRevenueFall("P");
            List<Posting> month = [.. seen, .. sample.isFee ? new[] { Fee("2013-01") } : [], Posting(PostingKind.FeeRefund, sample.refund)];

            var isParked = ParkingRule.Judge(month, [.. sample.before], Limits).Cause is not null;
            var isSuspected = watch.WithLikeItems(Partners).Contains("P")
                || watch.AtTheFloor(Partners).Any(
                    row => row.PartnerId == "P" && ParkingRule.IsOutOfLine(row.Most, [.. sample.before], Limits));
            (isSuspected || !isParked).ShouldBeTrue();
        });
}
