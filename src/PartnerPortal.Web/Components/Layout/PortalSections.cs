namespace PartnerPortal.Web.Components.Layout;

/// <summary>The map of the portal: at most seven sections for anybody. What lies in them, each area says itself.</summary>
public static class PortalSections
{
    public static readonly PortalSection Home = new("home", "rail.home");
    public static readonly PortalSection Partners = new("partners", "rail.partners");
    public static readonly PortalSection Earnings = new("coins", "rail.earnings");
    public static readonly PortalSection Sales = new("customers", "rail.sales");
    public static readonly PortalSection Money = new("coins", "rail.money");
    public static readonly PortalSection Licences = new("licence", "rail.licences");
    public static readonly PortalSection Company = new("company", "rail.company");
    public static readonly PortalSection Settings = new("settings", "rail.settings");

    /// <summary>In the order of the rail.</summary>
    public static IReadOnlyList<PortalSection> All { get; } = [Home, Partners, Earnings, Sales, Money, Licences, Company, Settings];
}
