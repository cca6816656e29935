using PartnerPortal.Documents.Tables;
using PartnerPortal.Web.Components.Kit.Lists;

namespace PartnerPortal.Web.Endpoints;

/// <summary>The formats of a table.</summary>
internal enum TableFormat
{
    Csv,
    Xlsx,
}

/// <summary>The format that an address asks for.</summary>
internal static class TableFormats
{
    public static TableFormat Format(this ListAddress address) => address["format"] == "xlsx" ? TableFormat.Xlsx : TableFormat.Csv;
}

/// <summary>
/// A table as a file to keep. It is written row by row into a file that vanishes when closed, and answered when it is whole: what breaks
/// half way is a failure to the one who asked, and never a shorter file. The database waits for no slow reader either.
/// </summary>
/// <param name="Name">Of the file, without ending.</param>
internal sealed record TableDownload<TRow>(
    TableFormat Format, string Name, IAsyncEnumerable<TRow> Rows, IReadOnlyList<TableColumn<TRow>> Columns) : IResult
{
    private const int Buffer = 1 << 16;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (response, ct) = (httpContext.Response, httpContext.RequestAborted);
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await using var file = new FileStream(
            path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, Buffer, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        await WriteAsync(file, ct);
        await file.FlushAsync(ct);
        file.Position = 0;

        var disposition = new Microsoft.Net.Http.Headers.ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName($"{Name}.{(Format == TableFormat.Csv ? "csv" : "xlsx")}");
        response.Headers.ContentDisposition = disposition.ToString();
        response.ContentType = Format == TableFormat.Csv ? "text/csv; charset=utf-8" : TableXlsx.MediaType;
        response.ContentLength = file.Length;
        await file.CopyToAsync(response.Body, ct);
    }

    private Task WriteAsync(Stream file, CancellationToken ct) => Format switch
    {
        // With the mark, spreadsheets read it as what it is.
        TableFormat.Csv => TableCsv.WriteAsync(Rows, Columns, file, ct, byteOrderMark: true),
        TableFormat.Xlsx => TableXlsx.WriteAsync(Rows, Columns, file, ct),
    };
}
