using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Lists;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Platform.Search;

/// <summary>What can be found.</summary>
public enum SearchKind
{
    Partner,
    Customer,
    Invoice,
    Statement,
}

/// <summary>Something that was found.</summary>
/// <param name="Key">The number that tells it apart.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Detail">What else helps to recognise it; empty for nothing. A month, which a statement's ends with, is YYYY-MM.</param>
public sealed record SearchHit(SearchKind Kind, string Key, string Title, string Detail);

/// <summary>
/// Finds partners, customers, invoices and statements by number or name in one command: a number by its beginning, a name by any part of
/// it or with a slip of the pen. Row-level security decides whose; the role decides which kinds.
/// </summary>
public sealed class SearchQueries(PortalDatabase database)
{
    /// <summary>The shortest text that is looked for.</summary>
    public const int Shortest = 2;

    private const int Longest = 100;
    private const int MostOfAKind = 6;

    // How alike two names have to be for a slip of the pen: "Levnate" finds "Levante".
    private const string Alike = ">= 0.34";

    // Leads from the partner to its few customers instead of through all of them.
    private const string Own = "and c.customer_id in (select o.customer_id from attribution o where o.program_id = $1)";

    // $1 program, $2 the text, $3 the text as a pattern, $4 an upper bound of numbers that begin with it, $5 most of a kind.
    private const string Partners = $"""
        (select 'partner', p.partner_id, p.name, p.partner_id, case when p.partner_id ilike $2 then 3 when p.name ilike $3 or p.partner_id ilike $3 then 2 else word_similarity($2, p.name) end as rank
        from partner p where p.name ilike $3 or p.partner_id ilike $3 or word_similarity($2, p.name) {Alike} order by rank desc, p.name limit $5)
        """;

    private const string Customers = $$"""
        (select 'customer', c.customer_id, c.name, c.customer_id, case when c.customer_id ilike $2 then 3 when c.name ilike $3 or c.customer_id ilike $3 then 2 else word_similarity($2, c.name) end as rank
        from customer c where c.program_id = $1 and (c.name ilike $3 or c.customer_id ilike $3 or word_similarity($2, c.name) {{Alike}}) {own} order by rank desc, c.name limit $5)
        """;

    private const string Invoices = """
        (select 'invoice', i.invoice_no, i.invoice_no, c.name, 1 as rank
        from (select * from invoice x where x.program_id = $1 and x.invoice_no >= $2 collate "C" and x.invoice_no < $4 collate "C" order by x.invoice_no limit $5) i
        join customer c on c.program_id = i.program_id and c.customer_id = i.customer_id)
        """;

    private const string Statements = """
        (select 'statement', s.number, s.number, s.name || ' · ' || to_char(s.period, 'YYYY-MM'), 1 as rank
        from statement s where s.program_id = $1 and s.number >= $2 collate "C" and s.number < $4 collate "C" order by s.number limit $5)
        """;

    /// <summary>Whether there is anything that the viewer's role could find.</summary>
    public static bool IsFor(Viewer viewer) => Kinds(viewer).Any();

    /// <summary>What fits best of each kind, best first; nothing for a text that is too short.</summary>
    public Task<IReadOnlyList<SearchHit>> FindAsync(Viewer viewer, string? text, CancellationToken ct)
    {
        viewer.Require(Permission.UseOwnLists);
        return FindAsync(viewer, text, [.. Kinds(viewer)], ct);
    }

    /// <summary>The partners that fit best, best first: for whoever has to name one. Nothing for a text that is too short.</summary>
    public Task<IReadOnlyList<SearchHit>> FindPartnersAsync(Viewer viewer, string? text, CancellationToken ct)
    {
        viewer.Require(Permission.SeeAllPartners);
        return FindAsync(viewer, text, [Partners], ct);
    }

    private async Task<IReadOnlyList<SearchHit>> FindAsync(Viewer viewer, string? text, List<string> kinds, CancellationToken ct)
    {
        var wanted = (text ?? "").Trim();
        if (wanted.Length < Shortest || kinds.Count == 0) return [];
        if (wanted.Length > Longest) wanted = wanted[..Longest];

        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        var sql = "select * from (" + string.Join(" union all ", kinds) + ") as found (kind, key, title, detail, rank)";
        var hits = await tx.ReadAsync(
            sql.Replace("{own}", viewer.IsStaff ? "" : Own, StringComparison.Ordinal),
            row => (Hit: new SearchHit(Vocabulary<SearchKind>.Parse(row.GetString(0)), row.GetString(1), row.GetString(2), row.GetString(3)), Rank: row.GetDouble(4)),
            ct, ProgramIds.Main, wanted, LikePattern.Containing(wanted), wanted + '\uffff', MostOfAKind);
        return [.. hits.OrderBy(hit => hit.Hit.Kind).ThenByDescending(hit => hit.Rank).Select(hit => hit.Hit)];
    }

    private static IEnumerable<string> Kinds(Viewer viewer)
    {
        if (viewer.May(Permission.SeeAllPartners)) yield return Partners;
        if (viewer.MaySeeSales()) yield return Customers;
        if (viewer.MaySeeSales()) yield return Invoices;
        if (viewer.May(viewer.IsStaff ? Permission.SeeAllStatements : Permission.SeeOwnStatements)) yield return Statements;
    }
}
