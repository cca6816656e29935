using System.IO.Compression;

namespace PartnerPortal.Documents.Tables;

/// <summary>
/// Writes a list as XLSX: bold frozen header with filters, numbers as numbers, dates as dates. Rows are streamed: memory does not grow with them.
/// </summary>
public static class TableXlsx
{
    /// <summary>The media type for downloads.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <inheritdoc cref="WriteAsync{T}(IAsyncEnumerable{T}, IReadOnlyList{TableColumn{T}}, Stream, CancellationToken)"/>
    public static Task WriteAsync<T>(IEnumerable<T> rows, IReadOnlyList<TableColumn<T>> columns, Stream output, CancellationToken ct) =>
        WriteAsync(rows.ToAsyncEnumerable(), columns, output, ct);

    /// <exception cref="InvalidOperationException">More rows than a sheet can hold.</exception>
    public static async Task WriteAsync<T>(IAsyncEnumerable<T> rows, IReadOnlyList<TableColumn<T>> columns, Stream output, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(columns);

        // The XML writer is synchronous, an answer to a browser must not be: the workbook passes through a file that vanishes when closed.
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await using var file = new FileStream(
            path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        await using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            XlsxPackage.WriteFixedParts(archive);
            using var sheet = new XlsxSheet(XlsxPackage.OpenSheet(archive));
            await WriteSheetAsync(sheet, rows, columns, ct);
        }

        file.Position = 0;
        await file.CopyToAsync(output, ct);
    }

    private static async Task WriteSheetAsync<T>(
        XlsxSheet sheet, IAsyncEnumerable<T> rows, IReadOnlyList<TableColumn<T>> columns, CancellationToken ct)
    {
        sheet.Begin([.. columns.Select(column => column.Width)]);
        sheet.Row(columns.Select(column => ((object?)column.Header, false)), header: true);
        await foreach (var row in rows.WithCancellation(ct))
            sheet.Row(columns.Select(column => (column.Value(row), column.Exact)));
        sheet.End(columns.Count);
    }
}
