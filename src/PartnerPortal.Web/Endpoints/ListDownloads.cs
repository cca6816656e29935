using Microsoft.Extensions.Localization;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Documents.Tables;
using PartnerPortal.Web.Components.Kit.Lists;
using PartnerPortal.Web.Security;
using PartnerPortal.Web.Texts;

namespace PartnerPortal.Web.Endpoints;

/// <summary>Lists as files: exactly what the page filters, sorts and shows, all pages of it. Each area maps its own.</summary>
internal static class ListDownloads
{
    /// <param name="subject">Whose list it is; null for that of all.</param>
    public static IEndpointRouteBuilder MapList<TList, TRow>(
        this IEndpointRouteBuilder endpoints, string path, string policy, Func<Viewer, string?>? subject = null)
        where TList : ListDefinition<TRow>
    {
        endpoints.MapGet(path, (HttpContext context, TList list, IStringLocalizer<WebTexts> texts) =>
        {
            var viewer = ViewerClaims.Of(context.User)!;
            return Download(viewer, list, texts, context.Request, subject?.Invoke(viewer));
        }).RequireAuthorization(policy);
        return endpoints;
    }

    /// <summary>A list on the page of one thing, whose <c>id</c> stands in the path. What is absent has no lists.</summary>
    /// <param name="find">What there is of that id for the viewer.</param>
    public static IEndpointRouteBuilder MapListOf<TList, TRow, TQueries>(
        this IEndpointRouteBuilder endpoints, string path, string policy,
        Func<TQueries, Viewer, string, CancellationToken, Task<object?>> find)
        where TList : ListDefinition<TRow> where TQueries : class
    {
        endpoints.MapGet(path, async (
            string id, HttpContext context, TList list, TQueries queries, IStringLocalizer<WebTexts> texts, CancellationToken ct) =>
        {
            var viewer = ViewerClaims.Of(context.User)!;
            return await find(queries, viewer, id, ct) is null ? Results.NotFound() : Download(viewer, list, texts, context.Request, id);
        }).RequireAuthorization(policy);
        return endpoints;
    }

    private static TableDownload<TRow> Download<TRow>(
        Viewer viewer, ListDefinition<TRow> list, IStringLocalizer<WebTexts> texts, HttpRequest request, string? subject)
    {
        var address = ListAddress.Of(request.QueryString.Value ?? "", subject);
        var columns = list.Chosen(viewer, address.Columns).Where(column => !column.ScreenOnly)
            .Select(column => new TableColumn<TRow>(texts[column.TitleKey], column.Value, column.Width, column.Exact));
        var name = subject is null ? list.Name : $"{list.Name}-{subject}";
        return new TableDownload<TRow>(
            address.Format(), name, list.StreamAsync(viewer, address, request.HttpContext.RequestAborted), [.. columns]);
    }
}
