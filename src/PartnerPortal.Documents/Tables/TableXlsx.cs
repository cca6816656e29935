using SpreadCheetah;

namespace PartnerPortal.Documents.Tables;

/// <summary>
/// Writes a list as XLSX: bold frozen header with filters, numbers as numbers, dates as dates. Rows are streamed: memory does not grow with
/// them.
/// </summary>
public static class TableXlsx
{
    /// <summary>The media type for downloads.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    // Nothing about who made it and when: the same list gives the same contents.
    private static readonly SpreadCheetahOptions Options = new()
    {
        CompressionLevel = SpreadCheetahCompressionLevel.Fastest,
        DocumentProperties = null,
        PreserveStringWhitespace = true,
    };

    /// <inheritdoc cref="WriteAsync{T}(IAsyncEnumerable{T}, IReadOnlyList{TableColumn{T}}, Stream, CancellationToken)"/>
    public static Task WriteAsync<T>(IEnumerable<T> rows, IReadOnlyList<TableColumn<T>> columns, Stream output, CancellationToken ct) =>
        WriteAsync(rows.ToAsyncEnumerable(), columns, output, ct);

    /// <param name="rows">As many as there are: a full sheet is followed by another one.</param>
    /// <param name="columns">In their order.</param>
    /// <param name="output">A file or memory; the archive's directory is written without waiting, which an answer to a browser does not
    /// allow.</param>
    /// <param name="ct">Cancels.</param>
    public static Task WriteAsync<T>(
        IAsyncEnumerable<T> rows, IReadOnlyList<TableColumn<T>> columns, Stream output, CancellationToken ct) =>
        WriteAsync(rows, columns, output, XlsxBook.MostRows, ct);

    internal static async Task WriteAsync<T>(
        IAsyncEnumerable<T> rows, IReadOnlyList<TableColumn<T>> columns, Stream output, int rowsPerSheet, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(columns);

        await using var spreadsheet = await Spreadsheet.CreateNewAsync(output, Options, ct);
        var book = new XlsxBook(spreadsheet, [.. columns.Select(column => (column.Header, column.Width))], rowsPerSheet);
        await book.BeginSheetAsync(ct);
        await foreach (var row in rows.WithCancellation(ct)) await book.AddAsync(row, columns, ct);
        await spreadsheet.FinishAsync(ct);
    }
}
