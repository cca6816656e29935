using Shouldly;
using Xunit;

namespace PartnerPortal.Domain.Tests;

public sealed class CurrencyTests
{
    [Fact]
    public void A_currency_is_three_capital_letters()
    {
        new Currency("CHF").Code.ShouldBe("CHF");
        new Currency("EUR").ShouldBe(Currency.Eur);
        Currency.Eur.ToString().ShouldBe("EUR");
    }

    [Theory]
    [InlineData("eur")]
    [InlineData("EU")]
    [InlineData("EURO")]
    [InlineData("E1R")]
    [InlineData("ÉUR")]
    [InlineData(" EU")]
    [InlineData("")]
    public void Anything_else_is_refused(string code)
    {
        Currency.IsCode(code).ShouldBeFalse();
        Should.Throw<ArgumentException>(() => new Currency(code));
    }

    [Fact]
    public void A_currency_that_was_never_set_says_so()
    {
        Currency.IsCode(null).ShouldBeFalse();
        Should.Throw<InvalidOperationException>(() => default(Currency).Code);
    }
}
