using PartnerPortal.Demo;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Demo;

public sealed class DemoVendorTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    public static TheoryData<DateOnly> Days =>
        [Today, new(2026, 1, 1), new(2027, 1, 3), new(2027, 3, 31), new(2028, 2, 29), new(2026, 12, 31)];

    [Fact]
    public void The_same_day_gives_the_same_bytes()
    {
        using var first = Written(Today);
        using var second = Written(Today);
        first.ShouldEqual(second);
    }

    [Theory, MemberData(nameof(Days))]
    public void Every_file_keeps_the_rules_of_the_import(DateOnly today)
    {
        using var folder = Written(today);
        new SampleRules(folder, today).Faults().ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Days))]
    public void The_owner_and_others_stand_just_before_the_threshold_and_others_over_it(DateOnly today)
    {
        using var folder = Written(today);
        var revenue = DemoRevenue.OfYear(folder, today.Year);
        revenue[DemoVendor.OwnerPartnerId].ShouldBe(2_310m);
        revenue.Values.Count(amount => amount is >= 2_300m and < 2_500m).ShouldBeGreaterThanOrEqualTo(3);
        revenue.Values.Count(amount => amount >= 2_500m).ShouldBeGreaterThanOrEqualTo(5);
        revenue.Values.ShouldContain(2_500m);
        revenue[DemoVendor.SecondPartnerId].ShouldBeGreaterThan(2_500m);
    }

    [Theory, MemberData(nameof(Days))]
    public void The_tour_has_something_of_everything(DateOnly today)
    {
        using var folder = Written(today);
        var partners = folder.Rows("partners");
        partners.Select(row => row["language"]).Distinct().Count().ShouldBe(8);
        partners.Count(row => row["iban"].Length == 0).ShouldBe(2);
        partners.Count(row => row["terminated_on"].Length > 0).ShouldBe(1);
        partners.ShouldContain(row => row["initial_cap"].Length > 0);
        folder.Rows("customers").Count.ShouldBe(160);
        folder.Rows("attributions").GroupBy(row => row["customer_id"]).Count(moves => moves.Count() > 1).ShouldBe(5);
        var invoices = folder.Rows("invoices");
        invoices.Count(row => row["disputed"] == "yes").ShouldBe(1);
        invoices.Select(row => row["currency"]).Distinct().Count().ShouldBe(4);
        invoices.ShouldContain(row => row["billed_to"] == "partner");
        folder.Rows("payments").ShouldContain(row => row["amount"].StartsWith('-'));
        folder.Rows("credit_notes").Count(row => row["invoice_no"].Length == 0).ShouldBe(1);
        folder.Rows("services").Count.ShouldBeGreaterThan(10);
    }

    [Fact]
    public void An_order_that_crossed_the_threshold_is_taken_back_in_both_years()
    {
        using var folder = Written(Today);
        var large = folder.Rows("invoice_lines").Where(row => row["net"] == "2640.00").Select(row => row["invoice_no"]).ToList();
        large.Count.ShouldBe(2);
        large.ShouldBeSubsetOf(folder.Rows("credit_notes").Select(row => row["invoice_no"]));
    }

    private static SampleFolder Written(DateOnly today)
    {
        var folder = new SampleFolder();
        DemoVendor.Write(folder.Path, today);
        return folder;
    }
}
