using System.Globalization;
using PartnerPortal.Domain.Finance.Commissions;
using PartnerPortal.Domain.Finance.Invoicing;
using PartnerPortal.Domain.Program.Terms;
using PartnerPortal.Domain.Tests.Program.Partners;
using Shouldly;
using Xunit;

namespace PartnerPortal.Domain.Tests.Finance.Commissions;

public sealed class AdvisorPlanTests
{
    public static TheoryData<decimal, string, int> Revenues => new()
    {
        { 0m, "first_year", 16 }, { -1m, "first_year", 16 }, { 9_999.99m, "first_year", 16 },
        { 10_000.00m, "first_year_mid", 19 }, { 10_000.01m, "first_year_mid", 19 }, { 49_999.99m, "first_year_mid", 19 },
        { 50_000.00m, "first_year_top", 23 }, { 1_000_000m, "first_year_top", 23 },
    };

    [Theory, MemberData(nameof(Revenues))]
    public void In_the_first_year_the_revenue_of_the_year_before_decides_and_its_limits_are_included(
        decimal revenue, string label, int rate) =>
        Resolve("2013-03-01", "2013-06-01", revenue).ShouldBe((label, (decimal)rate));

    [Theory]
    [InlineData("2013-03-15", "2013-03-15", true)]
    [InlineData("2013-03-15", "2014-03-14", true)]
    [InlineData("2013-03-15", "2014-03-15", false)]
    [InlineData("2012-02-29", "2013-02-27", true)]
    [InlineData("2012-02-29", "2013-02-28", false)]
    [InlineData("2011-02-28", "2012-02-27", true)]
    [InlineData("2011-02-28", "2012-02-28", false)]
    [InlineData("2011-03-01", "2012-02-29", true)]
    public void The_first_year_ends_the_day_before_the_anniversary(string first, string issued, bool firstYear) =>
        Resolve(first, issued, 50_000m).Label.ShouldBe(firstYear ? "first_year_top" : "later");

    [Fact]
    public void After_the_first_year_revenue_no_longer_matters() => Resolve("2013-03-15", "2014-03-15", 1_000_000m).ShouldBe(("later", 4m));

    private static (string? Label, decimal? Rate) Resolve(string firstInvoiceOn, string issuedOn, decimal trailingRevenue)
    {
        var invoice = new RatedInvoice(
            Day(issuedOn), BilledTo.Customer, AgreementSamples.Agreement(new DateOnly(2010, 1, 1)),
            TermsVersion.Default with { CommissionPlan = CommissionPlans.Advisor }, firstInvoiceOn == issuedOn, Day(firstInvoiceOn),
            trailingRevenue);
        var rate = CommissionRateResolver.Resolve(invoice, LineKind.LicenceSubscription);
        return (rate.Label, rate.Rate?.Value);
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
