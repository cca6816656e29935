using PartnerPortal.Application.Platform.Access;

namespace PartnerPortal.Application.Platform.Search;

/// <summary>
/// One kind of thing that can be found. Its query selects key, title, detail and rank of the best, where $1 is the program, $2 the text,
/// $3 the text as a pattern, $4 an upper bound of numbers that begin with it, and $5 the most of a kind.
/// </summary>
/// <param name="Kind">Tells the kinds apart.</param>
/// <param name="IsFor">Whether a role may find such things at all; whose, decides row-level security.</param>
/// <param name="Sql">A constant.</param>
/// <param name="OwnSql">A constant: the query for a partner's people where theirs has a shorter way.</param>
public sealed record SearchSource(string Kind, Func<Viewer, bool> IsFor, string Sql, string? OwnSql = null)
{
    /// <summary>How alike two names have to be for a slip of the pen: "Levnate" finds "Levante".</summary>
    internal const string Alike = ">= 0.34";

    internal string SqlFor(Viewer viewer) => viewer.IsStaff ? Sql : OwnSql ?? Sql;
}
