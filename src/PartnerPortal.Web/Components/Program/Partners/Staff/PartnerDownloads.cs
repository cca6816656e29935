using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Program.Partners;
using PartnerPortal.Web.Components.Kit.Lists;
using PartnerPortal.Web.Endpoints;

namespace PartnerPortal.Web.Components.Program.Partners.Staff;

/// <summary>The lists on a partner's page as files.</summary>
internal static class PartnerDownloads
{
    public static IEndpointRouteBuilder MapListOfPartner<TList, TRow>(
        this IEndpointRouteBuilder endpoints, string name, Permission permission)
        where TList : ListDefinition<TRow> =>
        endpoints.MapListOf<TList, TRow, PartnerHeadQueries>(
            $"/partners/{{id}}/{name}/export", permission.Name,
            async (partners, viewer, id, ct) => await partners.FindAsync(viewer, id, ct));
}
