using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Search;

namespace PartnerPortal.Application.Finance.Statements;

/// <summary>Statements by the beginning of their number; the detail is whose and, behind a space, of which month as YYYY-MM.</summary>
public static class StatementSearch
{
    public const string Kind = "statement";

    internal static readonly SearchSource Source = new(
        Kind,
        viewer => viewer.May(viewer.IsStaff ? Permission.SeeAllStatements : Permission.SeeOwnStatements),
        """
        select s.number, s.number, s.name || ' · ' || to_char(s.period, 'YYYY-MM'), 1
        from statement s where s.program_id = $1 and s.number >= $2 collate "C" and s.number < $4 collate "C" order by s.number limit $5
        """);
}
