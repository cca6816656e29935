using Shouldly;
using Xunit;

namespace PartnerPortal.Domain.Tests;

public sealed class ReasonTextTests
{
    [Theory]
    [InlineData(0, false)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(500, true)]
    [InlineData(501, false)]
    public void A_reason_has_three_to_five_hundred_characters_besides_the_space_around_it(int length, bool fits)
    {
        var typed = $"  {new string('x', length)}\n";
        ReasonText.Fits(typed).ShouldBe(fits);
        if (fits) ReasonText.Checked(typed, "waiver.reason").ShouldBe(new string('x', length));
        else Should.Throw<RuleViolationException>(() => ReasonText.Checked(typed, "waiver.reason")).Code.ShouldBe("waiver.reason");
    }
}
