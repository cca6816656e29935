using PartnerPortal.Application.Platform.Access;

namespace PartnerPortal.Web.Components.Layout;

/// <summary>An entry of the rail and the places under it, which are its tabs.</summary>
public sealed record PortalSection(string Icon, string TextKey, params PortalPlace[] Places)
{
    /// <summary>The part of the section that a person may enter; null for none.</summary>
    public PortalSection? For(Viewer viewer)
    {
        PortalPlace[] open = [.. Places.Where(place => place.IsOpenTo(viewer))];
        return open.Length == 0 ? null : this with { Places = open };
    }

    public bool Holds(string path) => Places.Any(place => place.Holds(path));
}
