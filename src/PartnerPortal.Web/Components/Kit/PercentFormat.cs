using System.Globalization;

namespace PartnerPortal.Web.Components.Kit;

/// <summary>Percent as the reader writes it.</summary>
public static class PercentFormat
{
    /// <summary>With as many decimals as it has.</summary>
    public static string Text(decimal percent) => percent.ToString("0.####", CultureInfo.CurrentCulture) + "\u00a0%";
}
