using System.Security.Claims;
using PartnerPortal.Application.Access;
using PartnerPortal.Application.Statements;
using PartnerPortal.Application.Vendor;
using PartnerPortal.Documents.Statements;
using PartnerPortal.Domain.Statements;
using PartnerPortal.Web.Security;

namespace PartnerPortal.Web.Endpoints;

/// <summary>One statement as a file. A number that is absent and one of somebody else answer alike.</summary>
internal static class StatementDownloads
{
    public static void MapStatementDownloads(this IEndpointRouteBuilder endpoints)
    {
        var statement = endpoints.MapGroup("/statements/{number}").RequireAuthorization(AreaPolicies.Statements);
        statement.MapGet("/pdf", PdfAsync);
        statement.MapGet("/csv", (string number, ClaimsPrincipal person, StatementQueries statements, CancellationToken ct) =>
            TableAsync(number, TableFormat.Csv, person, statements, ct));
        statement.MapGet("/xlsx", (string number, ClaimsPrincipal person, StatementQueries statements, CancellationToken ct) =>
            TableAsync(number, TableFormat.Xlsx, person, statements, ct));
    }

    private static async Task<IResult> PdfAsync(
        string number, ClaimsPrincipal person, StatementQueries statements, StatementPdf pdf, VendorDetails vendor, CancellationToken ct)
    {
        if (await FindAsync(number, person, statements, ct) is not { } statement) return Results.NotFound();
        var bytes = await pdf.RenderAsync(statement, vendor.ForStatements(), ct);
        return Results.File(bytes, "application/pdf", $"{statement.Number}.pdf");
    }

    private static async Task<IResult> TableAsync(
        string number, TableFormat format, ClaimsPrincipal person, StatementQueries statements, CancellationToken ct) =>
        await FindAsync(number, person, statements, ct) is { } statement
            ? new TableDownload<StatementTableRow>(
                format, statement.Number, StatementTable.Rows(statement).ToAsyncEnumerable(), StatementTable.Columns(statement))
            : Results.NotFound();

    private static Task<Statement?> FindAsync(string number, ClaimsPrincipal person, StatementQueries statements, CancellationToken ct) =>
        statements.FindAsync(ViewerClaims.Of(person)!, number, ct);
}
