using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Search;

namespace PartnerPortal.Application.Sales.Customers;

/// <summary>Customers by number and by name.</summary>
public static class CustomerSearch
{
    public const string Kind = "customer";

    internal static readonly SearchSource Source = new(Kind, viewer => viewer.MaySeeSales(), Found + Best, Found + Own + Best);

    private const string Found = $"""
        select c.customer_id, c.name, c.customer_id,
            case when c.customer_id ilike $2 then 3 when c.name ilike $3 or c.customer_id ilike $3 then 2
                else word_similarity($2, c.name) end as rank
        from customer c where c.program_id = $1
            and (c.name ilike $3 or c.customer_id ilike $3 or word_similarity($2, c.name) {SearchSource.Alike})
        """;

    // Leads from the partner to its few customers instead of through all of them.
    private const string Own = " and c.customer_id in (select o.customer_id from attribution o where o.program_id = $1)";

    private const string Best = " order by rank desc, c.name limit $5";
}
