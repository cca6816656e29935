using System.Globalization;
using Microsoft.Extensions.Options;

namespace PartnerPortal.Web.Vendor;

/// <summary>What screens need to know of the vendor's look, worked out once.</summary>
public sealed class VendorLook
{
    private static readonly Dictionary<string, string> ImageTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        [".svg"] = "image/svg+xml",
        [".png"] = "image/png",
        [".webp"] = "image/webp",
        [".jpg"] = "image/jpeg",
    };

    public VendorLook(IOptions<VendorOptions> options)
    {
        var vendor = options.Value;
        Name = vendor.Name;
        var onAccent = Luminance(vendor.Accent) > 0.18 ? "#000" : "#fff";
        Style = $"--accent-base:{vendor.Accent};--on-accent:{onAccent}";
        LogoFile = vendor.Logo is { Length: > 0 } ? Path.GetFullPath(vendor.Logo) : null;
        LogoType = LogoFile is not null ? ImageTypes.GetValueOrDefault(Path.GetExtension(LogoFile)) : null;
    }

    public string Name { get; }

    /// <summary>The first letter, for the mark that stands in for a logo.</summary>
    public string Initial => StringInfo.GetNextTextElement(Name).ToUpper(CultureInfo.InvariantCulture);

    /// <summary>Custom properties for the root element: the accent and what is readable on it.</summary>
    public string Style { get; }

    public bool HasLogo => LogoType is not null && File.Exists(LogoFile);

    public string? LogoFile { get; }

    public string? LogoType { get; }

    /// <summary>Relative luminance as in WCAG 2.2; white text has 4.5:1 on what is at most 0.18.</summary>
    private static double Luminance(string colour)
    {
        double Channel(int at)
        {
            var value = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }

        return 0.2126 * Channel(1) + 0.7152 * Channel(3) + 0.0722 * Channel(5);
    }
}
