using PartnerPortal.Web.Components.Kit.Lists;

namespace PartnerPortal.Web.Components.Program.Partners;

/// <summary>The columns about a partner that lists of several areas have.</summary>
internal static class PartnerFields
{
    /// <summary>The partner of a row, with the way to its page.</summary>
    public static ListField<TRow> Partner<TRow>(Func<TRow, string> name, Func<TRow, string> id) =>
        new("partner", "partners.name", row => new ListLink(name(row), "partners/" + Uri.EscapeDataString(id(row))))
        {
            Sortable = true, Width = 36,
        };
}
