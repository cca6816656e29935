using System.ComponentModel.DataAnnotations;

namespace PartnerPortal.Web.Vendor;

/// <summary>How the vendor shows itself: section <c>Vendor</c> of the configuration.</summary>
public sealed class VendorOptions
{
    public const string Section = "Vendor";

    [Required, StringLength(60)]
    public string Name { get; set; } = "Partner Portal";

    /// <summary>The one accent colour of all screens.</summary>
    [Required, RegularExpression("^#[0-9a-fA-F]{6}$", ErrorMessage = "Vendor:Accent must be a colour like #3a56d4")]
    public string Accent { get; set; } = "#3a56d4";

    /// <summary>An image file (svg, png, webp, jpg) with the logo; the name alone is shown without one.</summary>
    public string? Logo { get; set; }
}
