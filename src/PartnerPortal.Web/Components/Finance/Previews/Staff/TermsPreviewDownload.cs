using System.Security.Claims;
using Microsoft.Extensions.Localization;
using PartnerPortal.Application.Finance.Previews;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Documents.Tables;
using PartnerPortal.Web.Components.Kit.Lists;
using PartnerPortal.Web.Endpoints;
using PartnerPortal.Web.Security;
using PartnerPortal.Web.Texts;

namespace PartnerPortal.Web.Components.Finance.Previews.Staff;

/// <summary>The partners of a preview of terms as a file: what the page filters and sorts, all of it.</summary>
internal static class TermsPreviewDownload
{
    public static IEndpointRouteBuilder MapTermsPreviewDownload(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/settings/terms/{id:guid}/preview/export", Preview).RequireAuthorization(nameof(Permission.ManageTerms));
        return endpoints;
    }

    private static async Task<IResult> Preview(
        Guid id, HttpRequest request, ClaimsPrincipal person, TermsPreviewQueries previews, IStringLocalizer<WebTexts> texts,
        CancellationToken ct)
    {
        if (await previews.FindAsync(ViewerClaims.Of(person)!, id, ct) is not { Result: { } preview }) return Results.NotFound();
        var address = ListAddress.Of(request.QueryString.Value ?? "");
        var rows = TermsPreviewOrder.Of(preview, address.Sort, address.Search);
        return new TableDownload<TermsPreviewRow>(address.Format(), "terms-preview", rows.ToAsyncEnumerable(), Columns(preview, texts));
    }

    private static TableColumn<TermsPreviewRow>[] Columns(TermsPreview preview, IStringLocalizer<WebTexts> texts)
    {
        return
        [
            new(texts["list.partnerNumber"], row => row.PartnerId),
            new(texts["partners.name"], row => row.Name, 36),
            .. Side("terms.was", row => row.Was), .. Side("terms.would", row => row.Would),
            new(texts["terms.difference"], row => row.Change),
            new(texts["list.currency"], _ => preview.Currency.Code, 10),
        ];

        IEnumerable<TableColumn<TermsPreviewRow>> Side(string side, Func<TermsPreviewRow, TermsEarnings> of) =>
        [
            new($"{texts[side]}: {texts["closed.commission"]}", row => of(row).Commission),
            new($"{texts[side]}: {texts["closed.fees"]}", row => of(row).Fees),
            new($"{texts[side]}: {texts["terms.refunds"]}", row => of(row).Refund),
            new($"{texts[side]}: {texts["terms.services"]}", row => of(row).Services),
            new($"{texts[side]}: {texts["terms.together"]}", row => of(row).Total),
        ];
    }
}
