using PartnerPortal.Application.Platform.Access;

namespace PartnerPortal.Web.Components.Program.Partners.Staff;

/// <summary>
/// A part of a partner's page: its name, what stands behind the partner's address, and any one of the permissions that open it.
/// </summary>
public sealed record PartnerTab(string TextKey, string Path, params Permission[] AnyOf)
{
    public const string Overview = "";

    /// <summary>All tabs in order; each is a page of its own inside a <c>PartnerFrame</c>.</summary>
    public static readonly IReadOnlyList<PartnerTab> All =
    [
        new("tab.overview", Overview, Permission.SeeAllStatements),
        new("place.commissions", "commissions", Permission.SeeAllStatements),
        new("tab.ledger", "ledger", Permission.SeeAllStatements),
        new("tab.statements", "statements", Permission.SeeAllStatements),
        new("place.customers", "customers", Permission.SeeAllSales),
        new("tab.licences", "licences", Permission.SeeAllLicences),
        new("tab.caps", "caps", Permission.ManageCaps),
        new("tab.agreement", "agreement", Permission.SeePartnerAgreements),
        new("place.timeline", "timeline", Permission.SeePartnerAgreements),
    ];

    /// <summary>The first part of a partner's page that is open to the viewer; null when none is.</summary>
    public static string? FirstFor(Viewer viewer, string partnerId) =>
        All.FirstOrDefault(tab => tab.AnyOf.Any(viewer.May))?.Href(partnerId);

    public string Href(string partnerId) => $"partners/{Uri.EscapeDataString(partnerId)}" + (Path.Length == 0 ? "" : "/" + Path);
}
