namespace PartnerPortal.Web.Components.Layout;

/// <summary>A section as one person sees it, with the places that are open to them: at least one.</summary>
public sealed record OpenSection(PortalSection Section, IReadOnlyList<PortalPlace> Places)
{
    public string Icon => Section.Icon;

    public string TextKey => Section.TextKey;

    public bool Holds(string path) => Places.Any(place => place.Holds(path));
}
