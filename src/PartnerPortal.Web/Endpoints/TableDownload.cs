using PartnerPortal.Documents.Tables;
using PartnerPortal.Web.Components.Shared.Lists;

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

/// <summary>A table as a file to keep, streamed row by row.</summary>
/// <param name="Name">Of the file, without ending.</param>
internal sealed record TableDownload<TRow>(
    TableFormat Format, string Name, IAsyncEnumerable<TRow> Rows, IReadOnlyList<TableColumn<TRow>> Columns) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var (response, ct) = (httpContext.Response, httpContext.RequestAborted);
        var disposition = new Microsoft.Net.Http.Headers.ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName($"{Name}.{(Format == TableFormat.Csv ? "csv" : "xlsx")}");
        response.Headers.ContentDisposition = disposition.ToString();
        response.ContentType = Format == TableFormat.Csv ? "text/csv; charset=utf-8" : TableXlsx.MediaType;
        return Format switch
        {
            // With the mark, spreadsheets read it as what it is.
            TableFormat.Csv => TableCsv.WriteAsync(Rows, Columns, response.Body, ct, byteOrderMark: true),
            TableFormat.Xlsx => TableXlsx.WriteAsync(Rows, Columns, response.Body, ct),
        };
    }
}
