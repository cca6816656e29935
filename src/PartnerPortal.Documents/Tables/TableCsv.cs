using CsvHelper;

namespace PartnerPortal.Documents.Tables;

/// <summary>Writes a list as CSV: UTF-8, comma, RFC 4180 quoting, invariant numbers and ISO dates.</summary>
public static class TableCsv
{
    /// <param name="byteOrderMark">For spreadsheets that take a file without one for something else than UTF-8.</param>
    public static Task WriteAsync<T>(
        IEnumerable<T> rows, IReadOnlyList<TableColumn<T>> columns, Stream output, CancellationToken ct, bool byteOrderMark = false) =>
        WriteAsync(rows.ToAsyncEnumerable(), columns, output, ct, byteOrderMark);

    /// <inheritdoc cref="WriteAsync{T}(IEnumerable{T}, IReadOnlyList{TableColumn{T}}, Stream, CancellationToken, bool)"/>
    public static async Task WriteAsync<T>(
        IAsyncEnumerable<T> rows, IReadOnlyList<TableColumn<T>> columns, Stream output, CancellationToken ct, bool byteOrderMark = false)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(columns);

        var options = CsvWriterOptions.Default with { WriteByteOrderMark = byteOrderMark };
        await using var csv = CsvWriter.Create(output, options, leaveOpen: true);
        await csv.WriteRecordAsync([.. columns.Select(column => TableText.Of(column.Header, column.Exact))], ct);
        await foreach (var row in rows.WithCancellation(ct))
            await csv.WriteRecordAsync([.. columns.Select(column => TableText.Of(column.Value(row), column.Exact))], ct);
    }
}
