using System.Globalization;

namespace PartnerPortal.Web.Components.Kit;

/// <summary>
/// A value axis from zero, or from below where something was taken back, in steps that people count in: 1, 2, 5, 10, 20, 50.
/// </summary>
public sealed record ChartScale(decimal Lowest, decimal Highest, decimal Step)
{
    private const int Steps = 5;

    /// <summary>The scale that holds all values.</summary>
    public static ChartScale Of(IReadOnlyCollection<decimal> values)
    {
        var (least, most) = (Math.Min(values.Min(), 0), Math.Max(values.Max(), 0));
        var step = StepFor((most - least) / Steps);
        return new ChartScale(decimal.Floor(least / step) * step, Math.Max(decimal.Ceiling(most / step), 1) * step, step);
    }

    /// <summary>How a value stands at the axis.</summary>
    public static string Text(object value) =>
        Convert.ToDecimal(value, CultureInfo.InvariantCulture).ToString("N0", CultureInfo.CurrentCulture);

    private static decimal StepFor(decimal rough)
    {
        var power = 1m;
        while (power * 10 <= rough) power *= 10;
        return new[] { 1m, 2m, 5m, 10m }.Select(factor => factor * power).First(step => step >= rough || step == 10 * power);
    }
}
