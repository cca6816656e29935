using System.Globalization;
using Microsoft.Extensions.Localization;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Lists;
using PartnerPortal.Application.Program.Applications;
using PartnerPortal.Documents.Platform.Countries;
using PartnerPortal.Domain.Program.Applications;
using PartnerPortal.Web.Components.Kit.Lists;
using PartnerPortal.Web.Texts;

namespace PartnerPortal.Web.Components.Program.Applications.Staff;

/// <summary>Who wants to become a partner, those first who wait longest.</summary>
public sealed class ApplicationsList(ApplicationQueries applications, IStringLocalizer<WebTexts> texts) : ListDefinition<ApplicationListRow>
{
    public override string Name => "applications";

    public override string FilePath(Viewer viewer, string? subject) => "applications/export";

    public override IReadOnlyList<ListField<ApplicationListRow>> Columns(Viewer viewer) =>
    [
        new("company", "applications.company", row => row.Company) { Sortable = true, Width = 36 },
        new("number", "applications.number", row => row.Number) { Optional = true },
        new(
            "country", "partners.country", row => CountryNames.Of(row.Country, CultureInfo.CurrentUICulture)) { Sortable = true,
            Width = 18 },
        new("contact", "applications.contact", row => row.ContactName) { WideOnly = true, Width = 26 },
        new("email", "apply.email", row => row.Email) { Optional = true, Width = 30 },
        new("model", "applications.model", row => texts["partnerModel." + row.Model].Value) { WideOnly = true },
        new("status", "partners.status", row => ApplicationBadge.Of(row.Status, texts)) { Sortable = true },
        new(
            "checks", "applications.checks",
            row => row.Items > 0 ? texts["applications.checksOf", row.Met, row.Items].Value : null) { WideOnly = true },
        new("reviewer", "applications.reviewer", row => row.Reviewer) { Sortable = true, WideOnly = true, Width = 26 },
        new("since", "applications.since", row => row.Since) { Sortable = true, WideOnly = true, Width = 18 },
        new("age", "applications.age", row => row.DaysOpen) { Numeric = true },
    ];

    public override IReadOnlyList<ListFilter> Filters(Viewer viewer) =>
        [ListFilter.Word<ApplicationStatus>("status", "filter.status", status => texts["applicationStatus." + status])];

    public override Task<ListPage<ApplicationListRow>> PageAsync(Viewer viewer, ListAddress address, CancellationToken ct) =>
        applications.ListAsync(viewer, address.Request(PageSize), address.Word<ApplicationStatus>("status"), ct);

    public override IAsyncEnumerable<ApplicationListRow> StreamAsync(Viewer viewer, ListAddress address, CancellationToken ct) =>
        applications.StreamListAsync(viewer, address.Request(PageSize), address.Word<ApplicationStatus>("status"), ct);

    public override string Href(Viewer viewer, ApplicationListRow row) => "applications/" + row.Number;
}
