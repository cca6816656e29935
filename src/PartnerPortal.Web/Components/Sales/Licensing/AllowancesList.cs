using Microsoft.Extensions.Localization;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Lists;
using PartnerPortal.Application.Sales.Licensing;
using PartnerPortal.Web.Components.Kit;
using PartnerPortal.Web.Components.Kit.Lists;
using PartnerPortal.Web.Texts;

namespace PartnerPortal.Web.Components.Sales.Licensing;

/// <summary>What all partners have and use of their allowances.</summary>
public sealed class AllowancesList(AllowanceList allowances, IStringLocalizer<WebTexts> texts) : ListDefinition<AllowanceListRow>
{
    public override string Name => "licences";

    public override string FilePath(Viewer viewer, string? subject) => "licences/export";

    public override IReadOnlyList<ListField<AllowanceListRow>> Columns(Viewer viewer) =>
    [
        new("name", "partners.name", row => row.Name) { Sortable = true, Width = 36 },
        new("id", "list.partnerNumber", row => row.PartnerId) { Optional = true },
        new("over", "licences.status", row => row.IsOver ? new ListBadge(texts["allowances.Over"], Tone.Red) : null) { Optional = true },
        new("nfr", "allowance.NfrTeam", row => row.NfrUsed) { Sortable = true, Numeric = true },
        new("granted", "allowances.granted", row => row.NfrGranted) { Numeric = true, Optional = true },
        new("plus", "allowances.plus", row => row.PlusOrdered) { Sortable = true, Numeric = true },
        new("left", "allowances.left", row => row.NfrLeft) { Numeric = true },
        new("units", "allowance.SupportUnit", row => Of(row.UnitsUsed, row.UnitsGranted)) { Sortable = true, Numeric = true },
        new("coaching", "allowance.CoachingSession", row => Of(row.CoachingUsed, row.CoachingGranted)) { Sortable = true, Numeric = true },
    ];

    public override IReadOnlyList<ListFilter> Filters(Viewer viewer) =>
        [ListFilter.Word<AllowanceFilter>("status", "filter.status", filter => texts["allowances." + filter])];

    public override Task<ListPage<AllowanceListRow>> PageAsync(Viewer viewer, ListAddress address, CancellationToken ct) =>
        allowances.PageAsync(viewer, address.Request(PageSize), address.Word<AllowanceFilter>("status"), ct);

    public override IAsyncEnumerable<AllowanceListRow> StreamAsync(Viewer viewer, ListAddress address, CancellationToken ct) =>
        allowances.StreamAsync(viewer, address.Request(PageSize), address.Word<AllowanceFilter>("status"), ct);

    public override string? Href(Viewer viewer, AllowanceListRow row) => $"partners/{Uri.EscapeDataString(row.PartnerId)}/licences";

    private string Of(int used, int granted) => texts["allowances.of", used, granted];
}
