using PartnerPortal.Application.Access;

namespace PartnerPortal.Web.Components.Layout;

/// <summary>A place one can go to from everywhere: icon, key of its name, address, and any one of the permissions that open it.</summary>
public sealed record RailEntry(string Icon, string TextKey, string Href, params Permission[] AnyOf)
{
    private static readonly RailEntry[] All =
    [
        new("home", "rail.home", ""),
        new("partners", "rail.partners", "partners", Permission.SeeAllPartners),
        new("coins", "rail.earnings", "earnings", Permission.SeeOwnLedger),
        new("calendar", "rail.months", "months", Permission.SeeMonths),
        new("document", "rail.statements", "statements", Permission.SeeAllStatements, Permission.SeeOwnStatements),
    ];

    /// <summary>The places of one person, in the order of the rail.</summary>
    public static IEnumerable<RailEntry> For(Viewer viewer) => All.Where(entry => entry.AnyOf.Length == 0 || entry.AnyOf.Any(viewer.May));
}
