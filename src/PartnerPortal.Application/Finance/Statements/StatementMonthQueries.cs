using System.Runtime.CompilerServices;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Lists;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Finance.Statements;

/// <summary>
/// The statements of a closed month as one list (spec 01.8): numbers count within a partner, so this is what tells that none is missing.
/// </summary>
/// <param name="Count">How many there are.</param>
/// <param name="Hash">
/// SHA-256, lower-case hex, of one line for each statement, in order of the partners' numbers (ordinal): its number, a blank, its own hash,
/// a
/// line feed.
/// </param>
public sealed record StatementMonth(Month Month, int Count, string Hash);

/// <summary>Reads how complete the statements of each month are, for the vendor.</summary>
public sealed class StatementMonthQueries(PortalDatabase database)
{
    private const string From = "period m";

    // What is shown is worked out from the statements each time: a figure kept since the close would not notice a change.
    private const string Joins = """
        cross join lateral (select count(*)::int as count,
                encode(sha256(convert_to(coalesce(string_agg(s.number || ' ' || s.hash || E'\n', '' order by s.partner_id), ''), 'UTF8')),
                    'hex') as hash
            from statement s where s.program_id = m.program_id and s.period = m.month) listed
        """;

    /// <summary>One page, latest month first.</summary>
    public async Task<ListPage<StatementMonth>> ListAsync(Viewer viewer, ListRequest request, CancellationToken ct)
    {
        viewer.Require(Permission.SeeAllStatements);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        return await List(request).PageAsync<StatementMonth>(tx, request, ct);
    }

    /// <summary>Every closed month, in the same order.</summary>
    public async IAsyncEnumerable<StatementMonth> StreamAsync(
        Viewer viewer, ListRequest request, [EnumeratorCancellation] CancellationToken ct)
    {
        viewer.Require(Permission.SeeAllStatements);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        await foreach (var row in List(request).StreamAsync<StatementMonth>(tx, ct)) yield return row;
    }

    private static ListSelect List(ListRequest request)
    {
        var where = new ListWhere(DataScope.All.ProgramId).And("m.program_id = $1").And("m.status = 'closed'");
        return new ListSelect(
            "m.month, listed.count, listed.hash", From, where, request.Order("m.month desc", "m.month", ("month", "m.month")))
        {
            Joins = Joins,
            Key = "m.program_id, m.month",
        };
    }
}
