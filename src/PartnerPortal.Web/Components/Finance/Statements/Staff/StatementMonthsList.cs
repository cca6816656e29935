using PartnerPortal.Application.Finance.Statements;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Lists;
using PartnerPortal.Web.Components.Kit.Lists;

namespace PartnerPortal.Web.Components.Finance.Statements.Staff;

/// <summary>
/// The months with how many statements they have and the hash over them; a month leads to its statements with their hashes.
/// </summary>
public sealed class StatementMonthsList(StatementMonthQueries months) : ListDefinition<StatementMonth>
{
    public override string Name => "completeness";

    public override string FilePath(Viewer viewer, string? subject) => "statements/completeness/export";

    public override IReadOnlyList<ListField<StatementMonth>> Columns(Viewer viewer) =>
    [
        new("month", "statement.period", row => row.Month) { Sortable = true, Width = 10 },
        new("count", "completeness.count", row => row.Count) { Numeric = true },
        new("hash", "completeness.hash", row => row.Hash) { Width = 66 },
    ];

    public override Task<ListPage<StatementMonth>> PageAsync(Viewer viewer, ListAddress address, CancellationToken ct) =>
        months.ListAsync(viewer, address.Request(PageSize), ct);

    public override IAsyncEnumerable<StatementMonth> StreamAsync(Viewer viewer, ListAddress address, CancellationToken ct) =>
        months.StreamAsync(viewer, address.Request(PageSize), ct);

    public override string? Href(Viewer viewer, StatementMonth row) => $"statements?month={row.Month}&cols=number,id,partner,hash";
}
