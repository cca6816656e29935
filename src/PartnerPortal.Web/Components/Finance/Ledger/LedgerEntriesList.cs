using System.Globalization;
using Microsoft.Extensions.Localization;
using PartnerPortal.Application.Finance.Ledger;
using PartnerPortal.Application.Finance.Statements;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Lists;
using PartnerPortal.Documents.Finance.Statements;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Ledger;
using PartnerPortal.Web.Components.Kit;
using PartnerPortal.Web.Components.Kit.Lists;
using PartnerPortal.Web.Texts;

namespace PartnerPortal.Web.Components.Finance.Ledger;

/// <summary>The ledger of one partner, whose number is the subject of the list.</summary>
public sealed class LedgerEntriesList(LedgerQueries ledger, WhyText why, IStringLocalizer<WebTexts> texts) : ListDefinition<LedgerLine>
{
    public const string Amount = "amount";

    public override string Name => "ledger";

    public override string FilePath(Viewer viewer, string? subject) =>
        viewer.IsStaff ? $"partners/{Uri.EscapeDataString(subject!)}/ledger/export" : "earnings/export";

    public override IReadOnlyList<ListField<LedgerLine>> Columns(Viewer viewer) =>
    [
        new("date", "ledger.date", line => line.ValueDate) { Sortable = true, Width = 12 },
        new("period", "statement.period", line => line.Period) { Optional = true, Width = 10 },
        new("kind", "ledger.kind", line => Kind(line.Kind)) { Sortable = true, Width = 26 },
        new("invoice", "why.invoice", line => line.Why.InvoiceNo) { Sortable = true, Optional = true },
        new("customer", "why.customer", line => line.Why.Customer) { Sortable = true, WideOnly = true, Width = 36 },
        new("why", "ledger.why", line => why.Sentence(line.Kind, line.Amount, line.Why)) { Width = 80 },
        new("rate", "why.rate", line => line.Why.Rate) { Numeric = true, Optional = true, Width = 10, Exact = true },
        new("held", "held", line => line.Held ? new ListBadge(texts["held"], Tone.Amber) : null) { Optional = true, Width = 12 },
        new(
            "statement", "why.statement",
            line => line.Statement is { } number ? new ListLink(number, StatementAddress.Of(number)) : null) { Optional = true },
        new("cause", "why.cause", line => line.Cause) { Optional = true, Width = 36 },
        new(Amount, "ledger.amount", line => line.Amount) { Sortable = true, Numeric = true },
        CurrencyField(line => line.Amount.Currency),
    ];

    public override IReadOnlyList<ListFilter> Filters(Viewer viewer) =>
        [ListFilter.Month(), ListFilter.Word<PostingKind>("kind", "filter.kind", Kind)];

    public override Task<ListPage<LedgerLine>> PageAsync(Viewer viewer, ListAddress address, CancellationToken ct) =>
        ledger.ListAsync(viewer, address.Request(PageSize), Filter(address), ct);

    public override IAsyncEnumerable<LedgerLine> StreamAsync(Viewer viewer, ListAddress address, CancellationToken ct) =>
        ledger.StreamAsync(viewer, address.Request(PageSize), Filter(address), ct);

    private static LedgerFilter Filter(ListAddress address) => new(address.Subject!, address.Month, address.Word<PostingKind>("kind"));

    private static string Kind(PostingKind kind) => StatementTexts.Kind(kind, CultureInfo.CurrentUICulture);
}
