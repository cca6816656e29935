using System.Runtime.CompilerServices;
using System.Security.Claims;
using PartnerPortal.Application.Access;
using PartnerPortal.Application.Ledger;
using PartnerPortal.Application.Partners;
using PartnerPortal.Application.Statements;
using PartnerPortal.Domain.Ledger;
using PartnerPortal.Web.Security;

namespace PartnerPortal.Web.Endpoints;

/// <summary>Lists as files: exactly what the page filters and sorts, all pages of it.</summary>
internal static class ListDownloads
{
    private const int ReadAtOnce = 500;

    public static void MapListDownloads(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/statements/export", Statements).RequireAuthorization(AreaPolicies.Statements);
        endpoints.MapGet("/partners/export", Partners).RequireAuthorization(nameof(Permission.SeeAllPartners));
        endpoints.MapGet("/partners/{id}/ledger", PartnerLedgerAsync).RequireAuthorization(nameof(Permission.SeeAllStatements));
        endpoints.MapGet("/earnings/ledger", OwnLedger).RequireAuthorization(nameof(Permission.SeeOwnLedger));
    }

    private static TableDownload<StatementListRow> Statements(
        [AsParameters] ListAddress address, ClaimsPrincipal person, StatementQueries statements, ListColumns columns, CancellationToken ct)
    {
        var rows = statements.StreamListAsync(ViewerClaims.Of(person)!, address.Page(1, ReadAtOnce), new StatementFilter(address.Month), ct);
        return new TableDownload<StatementListRow>(address.TableFormat, "statements", rows, columns.Statements);
    }

    private static TableDownload<PartnerListRow> Partners(
        [AsParameters] ListAddress address, ClaimsPrincipal person, PartnerQueries partners, ListColumns columns, CancellationToken ct)
    {
        var viewer = ViewerClaims.Of(person)!;
        return new TableDownload<PartnerListRow>(address.TableFormat, "partners", PartnersAsync(viewer, partners, address, ct), columns.Partners(viewer));
    }

    private static async Task<IResult> PartnerLedgerAsync(
        string id, [AsParameters] ListAddress address, ClaimsPrincipal person, [AsParameters] LedgerParts parts, CancellationToken ct)
    {
        var viewer = ViewerClaims.Of(person)!;
        return await parts.Partners.FindAsync(viewer, id, ct) is null ? Results.NotFound() : Ledger(viewer, id, address, parts, ct);
    }

    private static TableDownload<LedgerLine> OwnLedger(
        [AsParameters] ListAddress address, ClaimsPrincipal person, [AsParameters] LedgerParts parts, CancellationToken ct)
    {
        var viewer = ViewerClaims.Of(person)!;
        return Ledger(viewer, viewer.PartnerId!, address, parts, ct);
    }

    private static TableDownload<LedgerLine> Ledger(Viewer viewer, string partnerId, ListAddress address, LedgerParts parts, CancellationToken ct)
    {
        var filter = new LedgerFilter(partnerId, address.Month, ListAddress.Word<PostingKind>(address.Kind));
        var lines = parts.Ledger.StreamAsync(viewer, address.Page(1, ReadAtOnce), filter, ct);
        return new TableDownload<LedgerLine>(address.TableFormat, $"ledger-{partnerId}", lines, parts.Columns.Ledger);
    }

    private static async IAsyncEnumerable<PartnerListRow> PartnersAsync(
        Viewer viewer, PartnerQueries partners, ListAddress address, [EnumeratorCancellation] CancellationToken ct)
    {
        for (var page = 1; ; page++)
        {
            var found = await partners.ListAsync(viewer, address.Page(page, ReadAtOnce), ListAddress.Word<PartnerStatus>(address.Status), ct);
            foreach (var row in found.Rows) yield return row;
            if (found.Rows.Count < ReadAtOnce) yield break;
        }
    }

    private sealed record LedgerParts(PartnerQueries Partners, LedgerQueries Ledger, ListColumns Columns);
}
