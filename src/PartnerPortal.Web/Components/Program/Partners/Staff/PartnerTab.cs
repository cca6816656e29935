using PartnerPortal.Application.Platform.Access;

namespace PartnerPortal.Web.Components.Program.Partners.Staff;

/// <summary>
/// A part of a partner's page, a page of its own inside a <c>PartnerFrame</c>: where it stands, its name, what stands behind the partner's
/// address, and any one of the permissions that open it.
/// </summary>
public sealed record PartnerTab(int Order, string TextKey, string Path, params Permission[] AnyOf)
{
    /// <summary>The path of the part that is shown first.</summary>
    public const string Overview = "";

    public bool IsOpenTo(Viewer viewer) => AnyOf.Any(viewer.May);

    public string Href(string partnerId) => $"partners/{Uri.EscapeDataString(partnerId)}" + (Path.Length == 0 ? "" : "/" + Path);
}
