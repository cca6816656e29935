using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Lists;
using PartnerPortal.Data;
using PartnerPortal.Data.Finance.Ledger;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Ledger;

namespace PartnerPortal.Application.Finance.Ledger;

/// <summary>Which entries of a partner's ledger.</summary>
public sealed record LedgerFilter(string PartnerId, Month? Period = null, PostingKind? Kind = null);

/// <summary>A line of a partner's ledger with everything that explains it.</summary>
/// <param name="Statement">Number of the statement it is on; null while the month is open.</param>
public sealed record LedgerLine(
    Guid PostingId, PostingKind Kind, DateOnly ValueDate, Month Period, Money Amount, string Cause, PostingWhy Why, bool Held,
    DateTimeOffset RecordedAt, string RecordedBy, string? Statement);

/// <summary>Reads a partner's ledger: staff that of any partner, a partner's people their own.</summary>
public sealed class LedgerQueries(PortalDatabase database)
{
    /// <summary>One page; sort keys: date, amount, kind, invoice, customer.</summary>
    public async Task<ListPage<LedgerLine>> ListAsync(Viewer viewer, ListRequest request, LedgerFilter filter, CancellationToken ct)
    {
        Require(viewer);
        await using var unit = await database.OpenAsync(viewer.Scope, ct);
        var rows = Filtered(unit.Db, request, filter);
        // Counted along the partner's index: without an order the planner walks through any index that has the columns, past everybody's
        // postings.
        var counted = Latest(rows).Take(ListPage.CountedUpTo + 1);
        var page = await Lines(unit.Db, Ordered(rows, request).Skip(request.Skip).Take(request.PageSize))
            .Select(found => new { Line = found, Total = counted.Count() }).ToListAsync(ct);
        return new ListPage<LedgerLine>([.. page.Select(found => Line(found.Line))], page.Count == 0 ? 0 : page[0].Total);
    }

    /// <summary>Every line that the filter lets through, in the list's order, as a stream.</summary>
    public async IAsyncEnumerable<LedgerLine> StreamAsync(
        Viewer viewer, ListRequest request, LedgerFilter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        Require(viewer);
        await using var unit = await database.OpenAsync(viewer.Scope, ct);
        var lines = Lines(unit.Db, Ordered(Filtered(unit.Db, request, filter), request));
        await foreach (var found in lines.AsAsyncEnumerable().WithCancellation(ct)) yield return Line(found);
    }

    /// <summary>One line by its posting; null when it is absent or not the viewer's.</summary>
    public async Task<LedgerLine?> FindAsync(Viewer viewer, string partnerId, Guid postingId, CancellationToken ct)
    {
        Require(viewer);
        await using var unit = await database.OpenAsync(viewer.Scope, ct);
        var row = await Lines(unit.Db, unit.Db.Postings.Where(posting => posting.PartnerId == partnerId && posting.PostingId == postingId))
            .SingleOrDefaultAsync(ct);
        return row is null ? null : Line(row);
    }

    private static IQueryable<PostingRow> Filtered(PortalDbContext db, ListRequest request, LedgerFilter filter)
    {
        var rows = db.Postings.Where(row => row.ProgramId == db.ProgramId && row.PartnerId == filter.PartnerId);
        if (filter.Period is { } period) rows = rows.Where(row => row.Period == period.First);
        if (filter.Kind is { } kind)
        {
            var word = Vocabulary<PostingKind>.Text(kind);
            rows = rows.Where(row => row.Kind == word);
        }

        if (request.Search is { Length: > 0 } search)
        {
            var pattern = LikePattern.Containing(search);
            rows = rows.Where(row => EF.Functions.ILike(row.Cause, pattern, LikePattern.Escape)
                || EF.Functions.ILike(row.Customer!, pattern, LikePattern.Escape)
                    || EF.Functions.ILike(row.Text!, pattern, LikePattern.Escape));
        }

        return rows;
    }

    private static IOrderedQueryable<PostingRow> Ordered(IQueryable<PostingRow> rows, ListRequest request) => request.Sort switch
    {
        "amount" => rows.By(row => row.Amount, request.Descending).ThenBy(row => row.PostingId),
        "kind" => rows.By(row => row.Kind, request.Descending).ThenByDescending(row => row.ValueDate).ThenBy(row => row.PostingId),
        "invoice" => rows.By(row => row.InvoiceNo, request.Descending).ThenBy(row => row.PostingId),
        "customer" => rows.By(row => row.Customer, request.Descending).ThenByDescending(row => row.ValueDate).ThenBy(row => row.PostingId),
        "date" => rows.By(row => row.ValueDate, request.Descending).ThenBy(row => row.PostingId),
        _ => Latest(rows).ThenBy(row => row.PostingId),
    };

    private static IOrderedQueryable<PostingRow> Latest(IQueryable<PostingRow> rows) =>
        rows.OrderByDescending(row => row.Period).ThenByDescending(row => row.ValueDate);

    private static IQueryable<Found> Lines(PortalDbContext db, IQueryable<PostingRow> rows) => rows.Select(row => new Found(
        row,
        row.Kind == "commission"
            && db.Invoices.Any(invoice => invoice.ProgramId == row.ProgramId && invoice.InvoiceNo == row.InvoiceNo && invoice.Disputed),
        db.Statements.Where(
            statement => statement.ProgramId == row.ProgramId && statement.PartnerId == row.PartnerId && statement.Period == row.Period)
            .Select(statement => statement.Number).FirstOrDefault()));

    private static LedgerLine Line(Found found)
    {
        var row = found.Row;
        return new LedgerLine(
            row.PostingId, Vocabulary<PostingKind>.Parse(row.Kind), row.ValueDate, Month.Of(row.Period),
            new Money(row.Amount, new Currency(row.Currency)), row.Cause, PostingRows.Why(row), found.Held, row.RecordedAt, row.RecordedBy,
            found.Statement);
    }

    private static void Require(Viewer viewer) => viewer.Require(viewer.IsStaff ? Permission.SeeAllStatements : Permission.SeeOwnLedger);

    private sealed record Found(PostingRow Row, bool Held, string? Statement);
}
