using System.Globalization;
using System.Resources;

namespace PartnerPortal.Documents.Program.Terms;

/// <summary>What commission rules are called.</summary>
public static class RuleTexts
{
    private static readonly ResourceManager Resources = new(typeof(RuleTexts));

    /// <summary>The name of a commission rule. A vendor's own label is shown as it is written, underscores as spaces.</summary>
    public static string Label(string label, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(label);
        return Resources.GetString(label, culture) ?? label.Replace('_', ' ');
    }
}
