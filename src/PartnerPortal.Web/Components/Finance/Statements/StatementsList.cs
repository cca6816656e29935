using PartnerPortal.Application.Finance.Statements;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Lists;
using PartnerPortal.Domain;
using PartnerPortal.Web.Components.Kit.Lists;

namespace PartnerPortal.Web.Components.Finance.Statements;

/// <summary>The list of statements: all for staff, one partner's on its page, the own ones for a partner.</summary>
public sealed class StatementsList(StatementQueries statements) : ListDefinition<StatementListRow>
{
    public override string Name => "statements";

    public override string FilePath(Viewer viewer, string? subject) =>
        subject is null ? "statements/export" : $"partners/{Uri.EscapeDataString(subject)}/statements/export";

    public override IReadOnlyList<ListField<StatementListRow>> Columns(Viewer viewer)
    {
        List<ListField<StatementListRow>> columns =
        [
            new("number", "statement.number", row => row.Number) { Sortable = true },
            new("period", "statement.period", row => row.Period) { Sortable = true, Width = 10 },
        ];
        if (viewer.IsStaff)
        {
            columns.Add(new("id", "list.partnerNumber", row => row.PartnerId) { Optional = true, SaidAbove = true });
            columns.Add(new("partner", "statement.partner", row => row.PartnerName) { Sortable = true, SaidAbove = true, Width = 36 });
        }

        columns.Add(new("opening", "list.opening", row => Amount(row, row.Opening)) { Sortable = true, Numeric = true, WideOnly = true });
        columns.Add(new("commission", "closed.commission", row => Amount(row, row.Commission)) { Sortable = true, Numeric = true });
        columns.Add(new("fees", "closed.fees", row => Amount(row, row.Fees)) { Numeric = true, WideOnly = true });
        columns.Add(new("other", "statement.other", row => Amount(row, row.Other)) { Numeric = true, WideOnly = true });
        columns.Add(new("closing", "list.closing", row => Amount(row, row.Closing)) { Sortable = true, Numeric = true });
        columns.Add(new("held", "held", row => Amount(row, row.Held)) { Sortable = true, Numeric = true, WideOnly = true });
        if (viewer.IsStaff) columns.Add(new("hash", "statement.hash", row => row.Hash) { Optional = true, Width = 66 });
        columns.Add(CurrencyField(row => row.Currency));
        return columns;
    }

    public override IReadOnlyList<ListFilter> Filters(Viewer viewer) => [ListFilter.Month()];

    public override Task<ListPage<StatementListRow>> PageAsync(Viewer viewer, ListAddress address, CancellationToken ct) =>
        statements.ListAsync(viewer, address.Request(PageSize), Filter(address), ct);

    public override IAsyncEnumerable<StatementListRow> StreamAsync(Viewer viewer, ListAddress address, CancellationToken ct) =>
        statements.StreamListAsync(viewer, address.Request(PageSize), Filter(address), ct);

    public override string? Href(Viewer viewer, StatementListRow row) => StatementAddress.Of(row.Number);

    public override string? KeyOf(StatementListRow row) => row.Number;

    private static StatementFilter Filter(ListAddress address) => new(address.Month, PartnerId: address.Subject);

    private static Money Amount(StatementListRow row, decimal amount) => new(amount, row.Currency);
}
