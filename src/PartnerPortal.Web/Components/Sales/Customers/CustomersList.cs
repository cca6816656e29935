using System.Globalization;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Lists;
using PartnerPortal.Application.Sales.Customers;
using PartnerPortal.Documents.Platform.Countries;
using PartnerPortal.Web.Components.Kit.Lists;

namespace PartnerPortal.Web.Components.Sales.Customers;

/// <summary>The list of customers; with a subject, those of one partner.</summary>
public sealed class CustomersList(CustomerQueries customers) : ListDefinition<CustomerListRow>
{
    public override string Name => "customers";

    public override string FilePath(Viewer viewer, string? subject) =>
        subject is null ? "customers/export" : $"partners/{Uri.EscapeDataString(subject)}/customers/export";

    public override IReadOnlyList<ListField<CustomerListRow>> Columns(Viewer viewer)
    {
        List<ListField<CustomerListRow>> columns =
        [
            new("name", "why.customer", row => row.Name) { Sortable = true, Width = 36 },
            new("id", "customer.number", row => row.CustomerId) { Sortable = true, WideOnly = true },
            new(
                "country", "partners.country", row => CountryNames.Of(row.Country, CultureInfo.CurrentUICulture)) { Sortable = true,
                WideOnly = true, Width = 18 },
        ];
        if (viewer.IsStaff)
            columns.Add(new("partner", "statement.partner", row => row.Partner) { WideOnly = true, SaidAbove = true, Width = 36 });
        columns.Add(new("last", "partners.lastInvoice", row => row.LastInvoiceOn) { WideOnly = true, Width = 12 });
        columns.Add(new("invoices", "customer.invoices", row => row.Invoices) { Numeric = true });
        columns.Add(new("net", "customer.net", row => row.Net) { Numeric = true });
        columns.Add(CurrencyField(row => row.Net.Currency));
        return columns;
    }

    public override Task<ListPage<CustomerListRow>> PageAsync(Viewer viewer, ListAddress address, CancellationToken ct) =>
        customers.ListAsync(viewer, address.Request(PageSize), address.Subject, ct);

    public override IAsyncEnumerable<CustomerListRow> StreamAsync(Viewer viewer, ListAddress address, CancellationToken ct) =>
        customers.StreamAsync(viewer, address.Request(PageSize), address.Subject, ct);

    public override string? Href(Viewer viewer, CustomerListRow row) => "customers/" + Uri.EscapeDataString(row.CustomerId);

    public override string? KeyOf(CustomerListRow row) => row.CustomerId;
}
