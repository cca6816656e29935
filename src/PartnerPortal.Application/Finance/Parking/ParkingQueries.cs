using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Parking;

namespace PartnerPortal.Application.Finance.Parking;

/// <summary>A parked month as the vendor's people see it.</summary>
/// <param name="Charged">What it would charge; zero or more.</param>
/// <param name="Average">What the months before charged on average, of so many <paramref name="Months"/>.</param>
/// <param name="Items">What it would post, like items and the largest charge first.</param>
/// <param name="ReleasedBy">Null while it waits for a person; after that it waits for the next run.</param>
public sealed record ParkedMonthRow(
    string PartnerId, string Partner, Month Month, ParkingCause Cause, Money Charged, Money Average, int Months,
    IReadOnlyList<MonthItem> Items,
    DateTimeOffset ParkedAt, string? ReleasedBy, string? ReleaseReason);

/// <summary>Whom the open month waits for, and what is taken for out of line.</summary>
/// <param name="Shown">Those that wait for a person first; the largest charges where they are too many for a page.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Waiting">How many of them nobody has released.</param>
/// <param name="Charged">What these would be charged together.</param>
/// <param name="JudgedThrough">When the last of these was judged; null without any.</param>
public sealed record ParkingOverview(
    IReadOnlyList<ParkedMonthRow> Shown, int Count, int Waiting, ParkingLimits Limits, Money Charged, DateTimeOffset? JudgedThrough)
{
    /// <summary>What some of those shown would be charged together.</summary>
    public Money ChargedOf(IReadOnlyCollection<string> partners) =>
        Shown.Where(row => partners.Contains(row.PartnerId)).Aggregate(new Money(0, Charged.Currency), (sum, row) => sum + row.Charged);
}

/// <summary>Reads parked months and the limits, as a part of what the months page shows.</summary>
internal static class ParkingQueries
{
    private const int MostShown = 100;

    private static readonly string Open = $"""
        select p.partner_id, n.name as partner, p.period, p.cause, p.charged, p.average, p.months, p.items::text as items, g.currency,
            p.parked_at, p.released_by, p.release_reason, p.listed::int as listed, p.waiting::int as waiting, p.waiting_charged,
            p.judged_through
        from (select *, count(*) over () as listed, count(*) filter (where released_at is null) over () as waiting,
                coalesce(sum(charged) filter (where released_at is null) over (), 0) as waiting_charged, max(judged_at) filter (where
                    released_at is null) over () as judged_through
            from parked_month
            where program_id = $1 and finished_at is null order by (released_at is not null), charged desc, partner_id limit {MostShown}) p
        join partner n on n.partner_id = p.partner_id join program g on g.program_id = p.program_id
        order by (p.released_at is not null), p.charged desc, p.partner_id
        """;

    /// <summary>Within a batch; read it once the batch has run.</summary>
    public static Func<ParkingOverview> In(PortalBatch batch)
    {
        var programs = batch.Rows<ProgramRow>(
            "select parking, parking_multiple, parking_floor, currency from program where program_id = $1", batch.ProgramId);
        var parked = batch.Rows<ParkedRow>(Open, batch.ProgramId);
        return () =>
        {
            var (program, all) = (programs[0], parked is [var first, ..] ? first : null);
            return new ParkingOverview(
                [.. parked.Select(row => row.ToMonth())], all?.Listed ?? 0, all?.Waiting ?? 0, program.Limits,
                new Money(all?.WaitingCharged ?? 0, new Currency(program.Currency)), all?.JudgedThrough);
        };
    }

    private sealed record ProgramRow(bool Parking, decimal ParkingMultiple, decimal ParkingFloor, string Currency)
    {
        public ParkingLimits Limits => new(Parking, ParkingMultiple, ParkingFloor);
    }

    // The last four say the same in every row.
    private sealed record ParkedRow(
        string PartnerId, string Partner, Month Period, string Cause, decimal Charged, decimal Average, int Months, string Items,
        string Currency, DateTimeOffset ParkedAt, string? ReleasedBy, string? ReleaseReason, int Listed, int Waiting,
        decimal WaitingCharged, DateTimeOffset? JudgedThrough)
    {
        public ParkedMonthRow ToMonth()
        {
            var currency = new Currency(Currency);
            return new ParkedMonthRow(
                PartnerId, Partner, Period, Vocabulary<ParkingCause>.Parse(Cause), new Money(Charged, currency),
                new Money(Average, currency), Months, ParkedPartners.Items(Items), ParkedAt, ReleasedBy, ReleaseReason);
        }
    }
}
