using System.Globalization;
using Microsoft.Extensions.Localization;
using PartnerPortal.Application.Finance.Commissions;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Lists;
using PartnerPortal.Application.Sales;
using PartnerPortal.Documents.Program.Terms;
using PartnerPortal.Domain;
using PartnerPortal.Web.Components.Finance.Ledger;
using PartnerPortal.Web.Components.Kit;
using PartnerPortal.Web.Components.Kit.Lists;
using PartnerPortal.Web.Texts;

namespace PartnerPortal.Web.Components.Finance.Commissions;

/// <summary>Every line of one partner's invoices with what it earns; the partner's number is the subject of the list.</summary>
public sealed class CommissionLinesList(CommissionQueries commissions, WhyText why, IStringLocalizer<WebTexts> texts)
    : ListDefinition<CommissionLine>
{
    public const string Earned = "earned";

    public override string Name => "commissions";

    public override string FilePath(Viewer viewer, string? subject) =>
        viewer.IsStaff ? $"partners/{Uri.EscapeDataString(subject!)}/commissions/export" : "commissions/export";

    public override IReadOnlyList<ListField<CommissionLine>> Columns(Viewer viewer) =>
    [
        new(
            "invoice", "why.invoice",
            line => new ListLink(
                line.InvoiceNo, viewer.MaySeeSales() ? "invoices/" + Uri.EscapeDataString(line.InvoiceNo) : null)) { Sortable = true,
                Width = 18 },
        new("line", "commission.line", line => line.LineNo) { Optional = true, Numeric = true, Width = 8 },
        new("issued", "invoice.issued", line => line.IssuedOn) { Sortable = true, WideOnly = true, Width = 12 },
        new("customer", "why.customer", line => line.Customer) { Sortable = true, WideOnly = true, Width = 36 },
        new("kind", "ledger.kind", line => texts["line." + line.Kind].Value) { WideOnly = true, Width = 24 },
        new("text", "commission.text", line => line.Description) { Optional = true, Width = 36 },
        new("net", "why.base", line => line.Base) { Sortable = true, Numeric = true, WideOnly = true },
        new("invoiceCurrency", "commission.invoiceCurrency", line => line.Base.Currency.Code) { Optional = true, Width = 10 },
        new("rate", "why.rate", line => line.Rate?.Value) { Sortable = true, Numeric = true, WideOnly = true, Width = 10, Exact = true },
        new(
            "rule", "commission.rule",
            line => line.Label is null ? null : RuleTexts.Label(line.Label, CultureInfo.CurrentUICulture)) { WideOnly = true, Width = 18 },
        new("standing", "commission.standing", Standing) { Width = 36 },
        new(Earned, "commission.earned", line => line.Earned) { Numeric = true },
        new("posted", "commission.posted", line => line.Posted) { Numeric = true, Optional = true },
        CurrencyField(line => line.Earned.Currency),
    ];

    public override IReadOnlyList<ListFilter> Filters(Viewer viewer) =>
    [
        ListFilter.Month("invoice.issuedIn"),
        ListFilter.Word<CommissionStanding>("standing", "commission.standing", standing => texts["standing." + standing]),
        ListFilter.Word<LineKind>("kind", "filter.kind", kind => texts["line." + kind]),
    ];

    public override Task<ListPage<CommissionLine>> PageAsync(Viewer viewer, ListAddress address, CancellationToken ct) =>
        commissions.ListAsync(viewer, address.Request(PageSize), Filter(address), ct);

    public override IAsyncEnumerable<CommissionLine> StreamAsync(Viewer viewer, ListAddress address, CancellationToken ct) =>
        commissions.StreamAsync(viewer, address.Request(PageSize), Filter(address), ct);

    /// <summary>Where the commission of a line stands: how much of the invoice is paid, that it is held, or why there is none.</summary>
    public ListBadge Standing(CommissionLine line) => line switch
    {
        { Reason: { } reason } => new ListBadge(texts["reason." + reason], Tone.Grey),
        { Standing: CommissionStanding.Held } => new ListBadge(texts["standing.Held"], Tone.Amber, "lock"),
        { Earned.IsZero: true, Base.IsZero: false } => new ListBadge(DateFormat.Capital(why.Paid(line.Why)), Tone.Blue, "clock"),
        _ => new ListBadge(DateFormat.Capital(why.Paid(line.Why)), line.Why.Paid >= line.Why.Gross ? Tone.Green : Tone.Amber),
    };

    private static CommissionFilter Filter(ListAddress address) => new(
        address.Subject!, address.Month, address.Word<CommissionStanding>("standing"), address.Word<LineKind>("kind"));
}
