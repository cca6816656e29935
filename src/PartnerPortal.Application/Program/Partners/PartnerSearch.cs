using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Search;

namespace PartnerPortal.Application.Program.Partners;

/// <summary>Partners by number and by name.</summary>
internal static class PartnerSearch
{
    public static readonly SearchSource Source = new(
        SearchQueries.Partner,
        viewer => viewer.May(Permission.SeeAllPartners),
        $"""
        select p.partner_id, p.name, p.partner_id,
            case when p.partner_id ilike $2 then 3 when p.name ilike $3 or p.partner_id ilike $3 then 2
                else word_similarity($2, p.name) end as rank
        from partner p where p.name ilike $3 or p.partner_id ilike $3 or word_similarity($2, p.name) {SearchSource.Alike}
        order by rank desc, p.name limit $5
        """);
}
