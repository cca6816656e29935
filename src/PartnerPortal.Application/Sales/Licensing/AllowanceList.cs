using System.Runtime.CompilerServices;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Calendar;
using PartnerPortal.Application.Platform.Lists;
using PartnerPortal.Application.Program.Terms;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Sales.Licensing;

/// <summary>Which partners the list of allowances shows.</summary>
public enum AllowanceFilter
{
    /// <summary>More licences in use than granted and ordered.</summary>
    Over,

    /// <summary>No licence left.</summary>
    UsedUp,

    /// <summary>With PLUS ordered on top.</summary>
    WithPlus,

    /// <summary>No support unit left this month.</summary>
    NoUnits,
}

/// <summary>A partner's allowances in the list of all partners whose agreement is in force.</summary>
public sealed record AllowanceListRow(
    string PartnerId, string Name, int NfrUsed, int NfrGranted, int PlusOrdered, int UnitsUsed, int UnitsGranted, int CoachingUsed,
    int CoachingGranted)
{
    public int NfrLeft => Math.Max(0, NfrGranted + PlusOrdered - NfrUsed);

    public bool IsOver => NfrUsed > NfrGranted + PlusOrdered;
}

/// <summary>The allowances of all partners at a glance, for the vendor's people.</summary>
public sealed class AllowanceList(PortalDatabase database, TimeProvider time)
{
    // $1 program, $2 search, $3 today, $4 first of the month, $5 to $7 what the terms grant, $8 filter.
    private const string From = """
        from (
            select p.partner_id, p.name, coalesce(l.seats, 0) as nfr, $5::int + coalesce(g.team, 0) as nfr_granted, coalesce(o.plus, 0) as
                plus,
                coalesce(u.units, 0) as units, $6::int + coalesce(g.units, 0) as units_granted,
                coalesce(u.sessions, 0) as sessions, $7::int + coalesce(g.sessions, 0) as sessions_granted
            from agreement a join partner p on p.partner_id = a.partner_id
            left join (select partner_id, sum(seats) as seats from licence where program_id = $1 and valid_to is null
                group by partner_id) l on l.partner_id = p.partner_id
            left join (select partner_id, sum(quantity) as plus from own_use_order
                where program_id = $1 and kind = 'plus' and unit = 'month' and cancelled_at is null and ends_on is null
                    group by partner_id) o on o.partner_id = p.partner_id
            left join (select partner_id, sum(quantity) filter (where kind = 'nfr_team') as team, sum(quantity) filter (where kind =
                'support_unit') as units,
                    sum(quantity) filter (where kind = 'coaching_session') as sessions
                from allowance_grant where program_id = $1 and revoked_at is null and valid_from <= $3
                    and (valid_to is null or valid_to >= $3) group by partner_id) g
                on g.partner_id = p.partner_id
            left join (select partner_id, sum(quantity) filter (where kind = 'coaching_session') as sessions,
                    sum(quantity) filter (where kind = 'support_unit' and used_on >= $4
                        and used_on < $4::date + interval '1 month') as units
                from allowance_use where program_id = $1 and retracted_at is null group by partner_id) u on u.partner_id = p.partner_id
            where a.program_id = $1 and a.activated_on <= $3 and (a.terminated_on is null or a.terminated_on >= $3)
                and ($2 = '' or p.name ilike $2 or p.partner_id ilike $2)) rows
        where case $8 when '' then true when 'over' then nfr > nfr_granted + plus when 'used_up' then nfr >= nfr_granted + plus
            when 'with_plus' then plus > 0 when 'no_units' then units >= units_granted end
        """;

    private const string Columns =
        """
        select partner_id, name, nfr::int as nfr_used, nfr_granted::int, plus::int as plus_ordered, units::int as units_used,
            units_granted::int, sessions::int as coaching_used, sessions_granted::int as coaching_granted, count(*) over ()
        """;

    /// <summary>One page; sort keys: name, nfr, plus, units, coaching.</summary>
    public async Task<ListPage<AllowanceListRow>> PageAsync(
        Viewer viewer, ListRequest request, AllowanceFilter? filter, CancellationToken ct)
    {
        viewer.Require(Permission.SeeAllLicences);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        var batch = new PortalBatch(tx);
        var (foundCalendar, foundTerms) = (MonthCalendar.In(batch, tx.ProgramId, time), TermsStore.Load(batch, tx.ProgramId));
        await batch.RunAsync(ct);
        var calendar = foundCalendar();
        var granted = foundTerms().InForceOn(calendar.Today).Allowances;
        return await ListPage.ReadAsync<AllowanceListRow>(
            tx, $"{Columns} {From} order by {Order(request)} limit {request.PageSize} offset {request.Skip}",
            ct, tx.ProgramId, request.Search is { Length: > 0 } search ? LikePattern.Containing(search) : "", calendar.Today,
            Month.Of(calendar.Today).First, granted.NfrTeamLicences, granted.SupportUnitsPerMonth, granted.CoachingSessions,
            filter is { } wanted ? Vocabulary<AllowanceFilter>.Text(wanted) : "");
    }

    /// <summary>All rows in the same order.</summary>
    public async IAsyncEnumerable<AllowanceListRow> StreamAsync(
        Viewer viewer, ListRequest request, AllowanceFilter? filter, [EnumeratorCancellation] CancellationToken ct)
    {
        for (var page = 1; ; page++)
        {
            var found = await PageAsync(viewer, request with { Page = page }, filter, ct);
            foreach (var row in found.Rows) yield return row;
            if (found.Rows.Count < request.PageSize) yield break;
        }
    }

    private static string Order(ListRequest request)
    {
        var column = request.Sort switch { "nfr" => "nfr", "plus" => "plus", "units" => "units", "coaching" => "sessions",
            _ => "name collate \"und-x-icu\"" };
        return $"{column} {(request.Descending ? "desc" : "asc")}, partner_id";
    }
}
