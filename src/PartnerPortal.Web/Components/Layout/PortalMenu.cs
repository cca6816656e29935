using PartnerPortal.Application.Platform.Access;

namespace PartnerPortal.Web.Components.Layout;

/// <summary>The rail and its tabs, put together from the places that the areas registered.</summary>
public sealed class PortalMenu
{
    private readonly ILookup<PortalSection, PortalPlace> _places;

    public PortalMenu(IEnumerable<PortalPlace> places)
    {
        _places = places.OrderBy(place => place.Order).ToLookup(place => place.Section);
        if (_places.SelectMany(section => section.GroupBy(place => place.Order)).FirstOrDefault(order => order.Count() > 1) is { } both)
            throw new InvalidOperationException($"In one place of the menu stand {string.Join(" and ", both.Select(place => place.Href))}");
    }

    /// <summary>The sections of one person with the places that are open to them, in the order of the rail.</summary>
    public IEnumerable<OpenSection> For(Viewer viewer) => PortalSections.All
        .Select(section => new OpenSection(section, [.. _places[section].Where(place => place.IsOpenTo(viewer))]))
        .Where(section => section.Places.Count > 0);

    /// <summary>The path of an address of this portal: without base, query and fragment.</summary>
    public static string PathOf(string baseRelative) => baseRelative.Split('?', '#')[0].TrimEnd('/');
}
