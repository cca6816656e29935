using System.Security.Claims;
using PartnerPortal.Application.Finance.Statements;
using PartnerPortal.Application.Platform.Vendor;
using PartnerPortal.Documents.Finance.Statements;
using PartnerPortal.Domain.Finance.Statements;
using PartnerPortal.Web.Endpoints;
using PartnerPortal.Web.Security;

namespace PartnerPortal.Web.Components.Finance.Statements;

/// <summary>One statement as a file. A number that is absent and one of somebody else answer alike.</summary>
internal static class StatementDownloads
{
    public static IEndpointRouteBuilder MapStatementDownloads(this IEndpointRouteBuilder endpoints)
    {
        // Numbers of today name the partner; those of before do not.
        foreach (var path in (string[])["/statements/{number}", "/statements/{partner}/{number}"])
        {
            var statement = endpoints.MapGroup(path).RequireAuthorization(AreaPolicies.Statements);
            statement.MapGet("/pdf", PdfAsync);
            statement.MapGet("/csv", (Asked asked, ClaimsPrincipal person, StatementQueries statements, CancellationToken ct) =>
                TableAsync(asked, TableFormat.Csv, person, statements, ct));
            statement.MapGet("/xlsx", (Asked asked, ClaimsPrincipal person, StatementQueries statements, CancellationToken ct) =>
                TableAsync(asked, TableFormat.Xlsx, person, statements, ct));
        }

        return endpoints;
    }

    private static async Task<IResult> PdfAsync(
        Asked asked, ClaimsPrincipal person, StatementQueries statements, StatementPdf pdf, VendorDetails vendor, CancellationToken ct)
    {
        if (await FindAsync(asked, person, statements, ct) is not { } statement) return Results.NotFound();
        var bytes = await pdf.RenderAsync(statement, vendor.ForStatements(), ct);
        return Results.File(bytes, "application/pdf", StatementNumber.FileName(statement.Number) + ".pdf");
    }

    private static async Task<IResult> TableAsync(
        Asked asked, TableFormat format, ClaimsPrincipal person, StatementQueries statements, CancellationToken ct) =>
        await FindAsync(asked, person, statements, ct) is { } statement
            ? new TableDownload<StatementTableRow>(
                format, StatementNumber.FileName(statement.Number), StatementTable.Rows(statement).ToAsyncEnumerable(),
                StatementTable.Columns(statement))
            : Results.NotFound();

    private static Task<Statement?> FindAsync(Asked asked, ClaimsPrincipal person, StatementQueries statements, CancellationToken ct) =>
        statements.FindAsync(ViewerClaims.Of(person)!, asked.Number, ct);

    /// <summary>The number that the address names.</summary>
    private sealed record Asked(string Number)
    {
        public static ValueTask<Asked?> BindAsync(HttpContext context) => ValueTask.FromResult<Asked?>(
            new Asked(StatementAddress.Number(context.GetRouteValue("partner") as string, (string)context.GetRouteValue("number")!)));
    }
}
