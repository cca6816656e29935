using Microsoft.Extensions.Localization;
using PartnerPortal.Application.Finance.Invoicing;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Lists;
using PartnerPortal.Domain.Finance.Invoicing;
using PartnerPortal.Web.Components.Kit;
using PartnerPortal.Web.Components.Kit.Lists;
using PartnerPortal.Web.Texts;

namespace PartnerPortal.Web.Components.Finance.Invoicing;

/// <summary>The list of invoices; with a subject, those of one customer.</summary>
public sealed class InvoicesList(InvoiceQueries invoices, IStringLocalizer<WebTexts> texts) : ListDefinition<InvoiceListRow>
{
    public override string Name => "invoices";

    public override string FilePath(Viewer viewer, string? subject) =>
        subject is null ? "invoices/export" : $"customers/{Uri.EscapeDataString(subject)}/invoices/export";

    public override IReadOnlyList<ListField<InvoiceListRow>> Columns(Viewer viewer)
    {
        List<ListField<InvoiceListRow>> columns =
        [
            new("number", "invoice.number", row => row.InvoiceNo) { Sortable = true, Width = 18 },
            new("issued", "invoice.issued", row => row.IssuedOn) { Sortable = true, Width = 12 },
            new("due", "invoice.due", row => row.DueOn) { Optional = true, Width = 12 },
            new("order", "invoice.order", row => row.OrderNo) { Optional = true, Width = 16 },
            new(
                "customer", "why.customer",
                row => new ListLink(row.Customer, "customers/" + Uri.EscapeDataString(row.CustomerId))) { SaidAbove = true, Width = 36 },
        ];
        if (viewer.IsStaff) columns.Add(new("partner", "statement.partner", row => Partner(viewer, row)) { WideOnly = true, Width = 36 });
        columns.Add(
            new(
                "option", "invoice.billedTo",
                row => texts[row.BilledTo == BilledTo.Customer ? "invoice.toCustomer" : "invoice.toPartner"].Value) { Optional = true });
        columns.Add(new("state", "partners.status", row => StateOf(row.State, texts)));
        columns.Add(new("gross", "invoice.gross", row => row.Gross) { Sortable = true, Numeric = true });
        columns.Add(new("paid", "invoice.paid", row => row.Paid) { Numeric = true, WideOnly = true });
        columns.Add(new("credited", "invoice.credited", row => row.Credited) { Numeric = true, Optional = true });
        columns.Add(new("left", "invoice.left", row => row.Left) { Numeric = true, WideOnly = true });
        columns.Add(new("currency", "list.currency", row => row.Gross.Currency.Code) { WideOnly = true, Width = 10 });
        if (SeesMoney(viewer)) columns.Add(new("commission", "invoice.posted", row => row.Commission) { Numeric = true, Optional = true });
        return columns;
    }

    public override IReadOnlyList<ListFilter> Filters(Viewer viewer) =>
        [ListFilter.Month("invoice.issuedIn"), ListFilter.Word<InvoiceState>(
            "state", "filter.status", state => texts["invoiceState." + state])];

    public override Task<ListPage<InvoiceListRow>> PageAsync(Viewer viewer, ListAddress address, CancellationToken ct) =>
        invoices.ListAsync(viewer, address.Request(PageSize), Filter(address), ct);

    public override IAsyncEnumerable<InvoiceListRow> StreamAsync(Viewer viewer, ListAddress address, CancellationToken ct) =>
        invoices.StreamAsync(viewer, address.Request(PageSize), Filter(address), ct);

    public override string? Href(Viewer viewer, InvoiceListRow row) => "invoices/" + Uri.EscapeDataString(row.InvoiceNo);

    public override string? KeyOf(InvoiceListRow row) => row.InvoiceNo;

    /// <summary>The badge of a state, for cells and heads alike.</summary>
    public static ListBadge StateOf(InvoiceState state, IStringLocalizer<WebTexts> texts) =>
        new(texts["invoiceState." + state], state switch
    {
        InvoiceState.Open => Tone.Blue,
        InvoiceState.PartPaid => Tone.Amber,
        InvoiceState.Paid => Tone.Green,
        InvoiceState.Credited => Tone.Grey,
        InvoiceState.Disputed => Tone.Red,
    });

    /// <summary>Whether somebody sees what an invoice earns.</summary>
    public static bool SeesMoney(Viewer viewer) => viewer.May(viewer.IsStaff ? Permission.SeeAllStatements : Permission.SeeOwnLedger);

    private static ListLink? Partner(Viewer viewer, InvoiceListRow row) => row.PartnerId is null
        ? null
        : new ListLink(
            row.Partner ?? row.PartnerId,
            viewer.May(Permission.SeeAllStatements) ? "partners/" + Uri.EscapeDataString(row.PartnerId) : null);

    private static InvoiceFilter Filter(ListAddress address) => new(address.Subject, address.Month, address.Word<InvoiceState>("state"));
}
