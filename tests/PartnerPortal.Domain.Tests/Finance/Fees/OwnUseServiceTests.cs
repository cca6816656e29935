using PartnerPortal.Domain.Finance.Fees;
using PartnerPortal.Domain.Finance.Ledger;
using PartnerPortal.Domain.Program.Terms;
using PartnerPortal.Domain.Sales.Licensing;
using Shouldly;
using Xunit;

namespace PartnerPortal.Domain.Tests.Finance.Fees;

public sealed class OwnUseServiceTests
{
    private static readonly DateOnly BookedOn = new(2013, 4, 9);

    [Fact]
    public void Example_9_a_service_for_own_use_costs_the_list_price_less_half_rounded_away_from_zero()
    {
        var posting = Post(75.25m, 50m).ShouldNotBeNull();
        posting.ShouldBe(new Posting(
            posting.PostingId, "P-1", PostingKind.SlaService, BookedOn, new Month(2013, 5), Money.Eur(-37.63m), "S-1",
            new PostingWhy { TermsValidFrom = DateOnly.MinValue, Document = "S-1", Base = 75.25m, Rate = 50m, Text = "SLA hour" }));
    }

    public static TheoryData<decimal, decimal, decimal> Prices => new()
    {
        { 100.00m, 50m, 50.00m }, { 0.01m, 50m, 0.01m }, { 0.03m, 50m, 0.02m }, { 99.99m, 33.3333m, 66.66m }, { 80.00m, 0m, 80.00m },
    };

    [Theory, MemberData(nameof(Prices))]
    public void The_discount_is_taken_off_and_the_rest_rounded_once(decimal list, decimal discount, decimal owed) =>
        Post(list, discount).ShouldNotBeNull().Amount.ShouldBe(Money.Eur(-owed));

    [Fact]
    public void What_costs_nothing_posts_nothing()
    {
        Post(0m, 50m).ShouldBeNull();
        Post(75.25m, 100m).ShouldBeNull();
    }

    private static Posting? Post(decimal listPrice, decimal discount) => new OwnUseService("S-1", BookedOn, "SLA hour", listPrice)
        .Post("P-1", TermsVersion.Default with { OwnUseDiscount = new Percentage(discount) }, new Month(2013, 5), Currency.Eur);
}
