using PartnerPortal.Application.Platform.Access;

namespace PartnerPortal.Web.Components.Program.Partners.Staff;

/// <summary>A partner's page, put together from the parts that the areas registered.</summary>
public sealed class PartnerParts
{
    private readonly PartnerTab[] _tabs;

    public PartnerParts(IEnumerable<PartnerTab> tabs)
    {
        _tabs = [.. tabs.OrderBy(tab => tab.Order)];
        if (_tabs.GroupBy(tab => tab.Order).FirstOrDefault(order => order.Count() > 1) is { } both)
            throw new InvalidOperationException($"In one place of a partner's page stand {string.Join(" and ", both.Select(tab => tab.Path))}");
    }

    /// <summary>The parts that are open to the viewer, in order.</summary>
    public IEnumerable<PartnerTab> For(Viewer viewer) => _tabs.Where(tab => tab.IsOpenTo(viewer));

    /// <summary>The first part of a partner's page that is open to the viewer; null when none is.</summary>
    public string? FirstFor(Viewer viewer, string partnerId) => For(viewer).FirstOrDefault()?.Href(partnerId);
}
