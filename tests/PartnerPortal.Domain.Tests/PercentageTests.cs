using Shouldly;
using Xunit;

namespace PartnerPortal.Domain.Tests;

public sealed class PercentageTests
{
    [Fact]
    public void A_share_is_not_rounded()
    {
        new Percentage(23m).Of(Money.Eur(0.05m)).ShouldBe(Money.Eur(0.0115m));
        new Percentage(33.3333m).Of(Money.Eur(1m)).ShouldBe(Money.Eur(0.333333m));
        new Percentage(50m).OffOf(Money.Eur(75.25m)).ShouldBe(Money.Eur(37.625m));
    }

    [Fact]
    public void Share_and_rest_make_the_whole() =>
        Property.Check(Amounts.Rate, rate =>
        {
            var whole = Money.Eur(1234.56m);
            (new Percentage(rate).Of(whole) + new Percentage(rate).OffOf(whole)).ShouldBe(whole);
        });

    [Fact]
    public void Four_decimals_are_the_most()
    {
        new Percentage(16.1234m).Value.ShouldBe(16.1234m);
        new Percentage(16.12340000m).ShouldBe(new Percentage(16.1234m));
        Should.Throw<ArgumentException>(() => new Percentage(16.12345m));
    }

    [Fact]
    public void They_compare_by_value()
    {
        var (low, high) = (new Percentage(23m), new Percentage(33m));
        Percentage.Min(low, high).ShouldBe(low);
        Percentage.Min(high, low).ShouldBe(low);
        (low < high && high > low && low <= new Percentage(23.0000m) && low >= new Percentage(23.0000m)).ShouldBeTrue();
        low.CompareTo(high).ShouldBeLessThan(0);
    }

    [Fact]
    public void Trailing_zeros_are_not_written()
    {
        new Percentage(33.0000m).ToString().ShouldBe("33");
        new Percentage(16.5m).ToString().ShouldBe("16.5");
        new Percentage(0.0001m).ToString().ShouldBe("0.0001");
    }
}
