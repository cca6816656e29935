using PartnerPortal.Application.Finance.Statements;
using PartnerPortal.Application.Platform.Search;
using PartnerPortal.Domain;
using PartnerPortal.Web.Components.Kit;
using PartnerPortal.Web.Components.Platform.Search;

namespace PartnerPortal.Web.Components.Finance.Statements;

/// <summary>Statements among what was found.</summary>
internal static class StatementHits
{
    public static readonly SearchGroup Group =
        new(StatementSearch.Kind, "searchKind.Statement", "document", (_, number) => StatementAddress.Of(number)) { Detail = Detail };

    private static string Detail(SearchHit hit)
    {
        var end = hit.Detail.LastIndexOf(' ') + 1;
        return Month.TryParse(hit.Detail[end..], out var month) ? hit.Detail[..end] + DateFormat.Inline(month) : hit.Detail;
    }
}
