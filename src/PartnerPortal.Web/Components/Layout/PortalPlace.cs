using PartnerPortal.Application.Platform.Access;

namespace PartnerPortal.Web.Components.Layout;

/// <summary>A page one can go to from everywhere, a tab of its section.</summary>
/// <param name="Order">Where it stands in its section; those of other areas stand between.</param>
/// <param name="TextKey">Of its name.</param>
/// <param name="AnyOf">Any one of these permissions opens it; none: everybody's.</param>
public sealed record PortalPlace(PortalSection Section, int Order, string TextKey, string Href, params Permission[] AnyOf)
{
    public bool IsOpenTo(Viewer viewer) => AnyOf.Length == 0 || AnyOf.Any(viewer.May);

    /// <summary>Whether an address, without query, is this place or below it.</summary>
    public bool Holds(string path) => Href.Length == 0
        ? path.Length == 0
        : path == Href || path.StartsWith(Href + "/", StringComparison.Ordinal);
}
