using Microsoft.Extensions.Configuration;

namespace PartnerPortal.Application.Platform.Vendor;

/// <summary>
/// Who the vendor is on documents: section <c>Vendor</c> of the configuration. Both hosts read it the same way, so that a document is
/// the same wherever it is made.
/// </summary>
public sealed class VendorDetails
{
    private const string Section = "Vendor";

    public string Name { get; init; } = "";

    public string[] Address { get; init; } = [];

    public string? VatId { get; init; }

    public string? Email { get; init; }

    public string? Website { get; init; }

    /// <summary>The file with the values that ship; settings and environment variables (Vendor__Name) come after it.</summary>
    public static string File => Path.Combine(AppContext.BaseDirectory, "vendor.json");

    public static VendorDetails Of(IConfiguration configuration) =>
        configuration.GetSection(Section).Get<VendorDetails>() ?? new VendorDetails();
}
