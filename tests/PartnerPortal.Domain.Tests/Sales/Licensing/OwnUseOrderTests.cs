using PartnerPortal.Domain.Program.Terms;
using PartnerPortal.Domain.Sales.Licensing;
using Shouldly;
using Xunit;

namespace PartnerPortal.Domain.Tests.Sales.Licensing;

public sealed class OwnUseOrderTests
{
    private static readonly OwnUseOrder Plus = new("O-1", "PLUS", 5.00m, 1, OwnUseUnit.Month, new(2026, 3, 15), null);
    private static readonly OwnUseOrder Hours = new("O-2", "Support", 75.25m, 3, OwnUseUnit.Hour, new(2026, 3, 15), new(2026, 3, 15));

    [Fact]
    public void A_single_service_is_due_once_at_its_whole_list_price()
    {
        Hours.Due(new Month(2026, 2), null, null).ShouldBeEmpty();
        Hours.Due(new Month(2026, 3), null, null).ShouldBe([new OwnUseService("O-2", new(2026, 3, 15), "Support", 225.75m)]);
        Hours.Due(new Month(2026, 5), null, null).Count().ShouldBe(1);
        Hours.Due(new Month(2026, 5), new DateOnly(2026, 3, 15), null).ShouldBeEmpty();
        Hours.First.Price(TermsVersion.Default, Currency.Eur).ShouldBe(Money.Eur(112.88m));
    }

    [Fact]
    public void A_standing_order_is_due_each_month_from_the_day_it_starts()
    {
        Plus.Due(new Month(2026, 5), null, null).ShouldBe(
        [
            new OwnUseService("O-1-2026-03", new(2026, 3, 15), "PLUS", 5.00m),
            new OwnUseService("O-1-2026-04", new(2026, 4, 1), "PLUS", 5.00m),
            new OwnUseService("O-1-2026-05", new(2026, 5, 1), "PLUS", 5.00m),
        ]);
        Plus.Due(new Month(2026, 5), new DateOnly(2026, 4, 1), null).Select(service => service.ServiceId).ShouldBe(["O-1-2026-05"]);
        Plus.Due(new Month(2026, 5), new DateOnly(2026, 5, 1), null).ShouldBeEmpty();
        Plus.Due(new Month(2026, 2), null, null).ShouldBeEmpty();
    }

    /// <summary>End of the order, end of the agreement, months that are charged up to May.</summary>
    public static TheoryData<string?, string?, int> Ends => new()
    {
        { null, null, 3 }, { "2026-03-31", null, 1 }, { "2026-04-01", null, 2 }, { "2026-04-30", null, 2 },
        { null, "2026-03-31", 1 }, { null, "2026-03-14", 0 }, { "2026-05-31", "2026-04-10", 2 },
    };

    [Theory, MemberData(nameof(Ends))]
    public void Nothing_is_due_after_the_end_of_the_order_or_of_the_agreement(string? order, string? agreement, int months) =>
        (Plus with { EndsOn = Day(order) }).Due(new Month(2026, 5), null, Day(agreement)).Count().ShouldBe(months);

    private static DateOnly? Day(string? text) => text is null
        ? null
        : DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
