using System.Data.Common;
using PartnerPortal.Data;

namespace PartnerPortal.Application.Platform.Lists;

/// <summary>
/// One page of a list and how many rows there are on all pages, counted no further than needed: see <see cref="ListPage.CountedUpTo"/>.
/// </summary>
public sealed record ListPage<TRow>(IReadOnlyList<TRow> Rows, int Total)
{
    /// <summary>The same page, each row as it is shown.</summary>
    internal ListPage<TShown> Select<TShown>(Func<TRow, TShown> shown) => new([.. Rows.Select(shown)], Total);
}

/// <summary>How far lists are counted: telling 2,001 from a million costs more than it is worth.</summary>
public static class ListPage
{
    /// <summary>A total above this one means "more than that".</summary>
    public const int CountedUpTo = 2_000;

    /// <summary>A page of a query whose last column says how many rows there are on all pages; the others make up the record.</summary>
    internal static async Task<ListPage<TRow>> ReadAsync<TRow>(
        PortalTransaction tx, string sql, CancellationToken ct, params object?[] parameters) where TRow : class
    {
        var total = 0;
        Func<DbDataReader, TRow>? read = null;
        var rows = await tx.ReadAsync(
            sql,
            row =>
            {
                total = (int)row.GetInt64(row.FieldCount - 1);
                return (read ??= RowReader.For<TRow>(row, row.FieldCount - 1))(row);
            },
            ct, parameters);
        return new ListPage<TRow>(rows, total);
    }
}
