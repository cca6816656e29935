using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Platform.Calendar;

/// <summary>Which months are closed, which one is next, and which day it is for the program.</summary>
/// <param name="ProgramId">The program.</param>
/// <param name="Currency">Its currency.</param>
/// <param name="Today">The date in its time zone.</param>
/// <param name="LastClosed">Null before the first close.</param>
/// <param name="Closing">The month whose close has begun and is not finished.</param>
/// <param name="FirstFact">The month of the earliest fact; null when there is none.</param>
public sealed record MonthCalendar(string ProgramId, Currency Currency, DateOnly Today, Month? LastClosed, Month? Closing, Month? FirstFact)
{
    private TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    private const string Read = """
        select p.currency, p.time_zone,
            (select max(month) from period where program_id = $1 and status = 'closed') as last_closed,
            (select month from period where program_id = $1 and status = 'closing') as closing,
            case when exists (select from period where program_id = $1) then null else least(
                (select min(activated_on) from agreement where program_id = $1),
                (select min(issued_on) from invoice where program_id = $1),
                (select min(paid_on) from payment where program_id = $1),
                (select min(issued_on) from credit_note where program_id = $1 and invoice_no is not null),
                (select min(booked_on) from service where program_id = $1),
                (select min(period) from posting where program_id = $1)) end as first_fact
        from program p where p.program_id = $1
        """;

    /// <summary>The month to close next; null when nothing has been registered yet.</summary>
    public Month? NextToClose => Closing ?? LastClosed?.Next ?? FirstFact;

    /// <summary>The last closed month; before the first close one that lies before everything.</summary>
    public Month ClosedThrough => LastClosed ?? Month.Of(DateOnly.MinValue);

    /// <summary>The period of an event: the month of its date if that is still open, else the earliest open month.</summary>
    public Month PeriodOf(DateOnly date) => (Closing ?? LastClosed) is { } taken ? Month.Max(Month.Of(date), taken.Next) : Month.Of(date);

    /// <summary>Whether a month is over in the program's time zone.</summary>
    public bool IsOver(Month month) => Today > month.Last;

    /// <summary>The date of a moment in the program's time zone.</summary>
    public DateOnly DateOf(DateTimeOffset at) => DateIn(Zone, at);

    /// <summary>The months that are over and not closed.</summary>
    public IEnumerable<Month> Due => NextToClose is { } next ? next.Through(Month.Of(Today).Previous) : [];

    public static async Task<MonthCalendar> ReadAsync(PortalTransaction tx, string programId, TimeProvider time, CancellationToken ct) =>
        (await tx.RowsAsync<CalendarRow>(Read, ct, programId)).Single().At(programId, time.GetUtcNow());

    /// <summary>The same within a batch; read it once the batch has run.</summary>
    public static Func<MonthCalendar> In(PortalBatch batch, string programId, TimeProvider time)
    {
        var rows = batch.Rows<CalendarRow>(Read, programId);
        return () => rows.Single().At(programId, time.GetUtcNow());
    }

    private static DateOnly DateIn(TimeZoneInfo zone, DateTimeOffset at) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    private sealed record CalendarRow(string Currency, string TimeZone, Month? LastClosed, Month? Closing, Month? FirstFact)
    {
        public MonthCalendar At(string programId, DateTimeOffset now)
        {
            var zone = TimeZoneInfo.FindSystemTimeZoneById(TimeZone);
            return new MonthCalendar(programId, new Currency(Currency), DateIn(zone, now), LastClosed, Closing, FirstFact) { Zone = zone };
        }
    }
}
