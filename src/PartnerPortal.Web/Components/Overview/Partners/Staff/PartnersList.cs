using System.Globalization;
using Microsoft.Extensions.Localization;
using PartnerPortal.Application.Overview.Partners;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Lists;
using PartnerPortal.Application.Program.Partners;
using PartnerPortal.Documents.Platform.Countries;
using PartnerPortal.Domain;
using PartnerPortal.Web.Components.Kit.Lists;
using PartnerPortal.Web.Components.Program.Partners;
using PartnerPortal.Web.Components.Program.Partners.Staff;
using PartnerPortal.Web.Texts;

namespace PartnerPortal.Web.Components.Overview.Partners.Staff;

/// <summary>The list of all partners; money only for those who may see it.</summary>
public sealed class PartnersList(PartnerQueries partners, PartnerParts parts, IStringLocalizer<WebTexts> texts)
    : ListDefinition<PartnerListRow>
{
    public const string Revenue = "revenue";

    public override string Name => "partners";

    public override string FilePath(Viewer viewer, string? subject) => "partners/export";

    public override IReadOnlyList<ListField<PartnerListRow>> Columns(Viewer viewer)
    {
        List<ListField<PartnerListRow>> columns =
        [
            new("name", "partners.name", row => row.Name) { Sortable = true, Width = 36 },
            new("id", "list.partnerNumber", row => row.PartnerId) { Sortable = true, WideOnly = true },
            new(
                "country", "partners.country", row => CountryNames.Of(row.Country, CultureInfo.CurrentUICulture)) { Sortable = true,
                WideOnly = true, Width = 18 },
            new("status", "partners.status", row => PartnerBadge.Of(row.Status, texts)),
            new("since", "partners.since", row => row.ActivatedOn) { Sortable = true, Optional = true, Width = 12 },
            new("last", "partners.lastInvoice", row => row.LastInvoiceOn) { Sortable = true, WideOnly = true, Width = 12 },
        ];
        if (!SeesMoney(viewer)) return columns;
        columns.Add(
            new(Revenue, "partners.revenue", row => new Money(row.LicenceRevenue ?? 0, row.Currency)) { Sortable = true, Numeric = true });
        columns.Add(new("missing", "partners.missing", row => Missing(row)) { Numeric = true, Optional = true });
        columns.Add(new("balance", "figure.balance", row => new Money(row.Balance ?? 0, row.Currency)) { Sortable = true, Numeric = true });
        columns.Add(CurrencyField(row => row.Currency));
        return columns;
    }

    public override IReadOnlyList<ListFilter> Filters(Viewer viewer) =>
        [ListFilter.Word<PartnerStatus>("status", "filter.status", status => texts["partner." + status])];

    public override Task<ListPage<PartnerListRow>> PageAsync(Viewer viewer, ListAddress address, CancellationToken ct) =>
        partners.ListAsync(viewer, address.Request(PageSize), address.Word<PartnerStatus>("status"), ct);

    public override IAsyncEnumerable<PartnerListRow> StreamAsync(Viewer viewer, ListAddress address, CancellationToken ct) =>
        partners.StreamListAsync(viewer, address.Request(PageSize), address.Word<PartnerStatus>("status"), ct);

    public override string? Href(Viewer viewer, PartnerListRow row) => parts.FirstFor(viewer, row.PartnerId);

    public override string? KeyOf(PartnerListRow row) => row.PartnerId;

    private static bool SeesMoney(Viewer viewer) => viewer.May(Permission.SeeAllStatements);

    private static Money Missing(PartnerListRow row) => new(Math.Max(0, (row.Threshold ?? 0) - (row.LicenceRevenue ?? 0)), row.Currency);
}
