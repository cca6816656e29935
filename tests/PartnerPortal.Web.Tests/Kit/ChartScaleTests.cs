using PartnerPortal.Web.Components.Kit;

namespace PartnerPortal.Web.Tests.Kit;

public sealed class ChartScaleTests
{
    [Theory]
    [InlineData(0, 0, 0, 1, 1)]
    [InlineData(0, 1100, 0, 1500, 500)]
    [InlineData(0, 999.99, 0, 1000, 200)]
    [InlineData(0, 4.2, 0, 5, 1)]
    [InlineData(-120, 480, -200, 600, 200)]
    public void Holds_all_values_between_round_marks(decimal least, decimal most, decimal lowest, decimal highest, decimal step) =>
        ChartScale.Of([least, most]).ShouldBe(new ChartScale(lowest, highest, step));
}
