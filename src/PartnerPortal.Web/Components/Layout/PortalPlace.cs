using PartnerPortal.Application.Platform.Access;

namespace PartnerPortal.Web.Components.Layout;

/// <summary>A page one can go to from everywhere: key of its name, address, and any one of the permissions that open it (none: everybody).</summary>
public sealed record PortalPlace(string TextKey, string Href, params Permission[] AnyOf)
{
    public bool IsOpenTo(Viewer viewer) => AnyOf.Length == 0 || AnyOf.Any(viewer.May);

    /// <summary>Whether an address, without query, is this place or below it.</summary>
    public bool Holds(string path) => Href.Length == 0
        ? path.Length == 0
        : path == Href || path.StartsWith(Href + "/", StringComparison.Ordinal);
}
