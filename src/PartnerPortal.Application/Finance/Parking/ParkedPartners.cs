using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using PartnerPortal.Application.Finance.Closing;
using PartnerPortal.Data;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Parking;

namespace PartnerPortal.Application.Finance.Parking;

/// <summary>The rows by which a month remembers whom it waits for.</summary>
internal static class ParkedPartners
{
    private const string Insert = """
        insert into parked_month (program_id, partner_id, period, cause, charged, average, months, items, parked_at, judged_at)
        select $1, p, $2, c, h, a, m, i::jsonb, $3, $3
        from unnest($4::text[], $5::text[], $6::numeric[], $7::numeric[], $8::int[], $9::text[]) as judged (p, c, h, a, m, i)
        """;

    private const string Update = """
        update parked_month set cause = c, charged = h, average = a, months = m, items = i::jsonb, judged_at = $3
        from unnest($4::text[], $5::text[], $6::numeric[], $7::numeric[], $8::int[], $9::text[]) as judged (p, c, h, a, m, i)
        where program_id = $1 and period = $2 and partner_id = p and finished_at is null
        """;

    // $3 the last partner looked at, $4 how many.
    private const string Open = """
        select p.partner_id, p.released_at is not null as is_released
        from parked_month p
        where p.program_id = $1 and p.period = $2 and p.finished_at is null and p.partner_id > $3
        order by p.partner_id limit $4
        for update of p
        """;

    private const string Waiting = """
        select p.partner_id, n.name, p.cause, p.charged, p.average, p.months from parked_month p
            join partner n on n.partner_id = p.partner_id
        where p.program_id = $1 and p.period = $2 and p.finished_at is null order by p.partner_id
        """;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>All partners that were parked in the month, also those whose month is finished by now.</summary>
    public static async Task<HashSet<string>> OfMonthAsync(PortalTransaction tx, string programId, Month month, CancellationToken ct) =>
        (await tx.ValuesAsync<string>("""
            select partner_id from parked_month where program_id = $1 and period = $2
            """, ct, programId, month.First))
        .ToHashSet(StringComparer.Ordinal);

    public static Task AddAsync(
        PortalTransaction tx, MonthScope month, IReadOnlyList<JudgedMonth> judged, DateTimeOffset at, CancellationToken ct) =>
        WriteAsync(Insert, tx, month, judged, at, ct);

    public static Task UpdateAsync(
        PortalTransaction tx, MonthScope month, IReadOnlyList<JudgedMonth> judged, DateTimeOffset at, CancellationToken ct) =>
        WriteAsync(Update, tx, month, judged, at, ct);

    /// <summary>The next ones that are not finished, locked.</summary>
    public static Task<List<OpenMonth>> OpenAsync(PortalTransaction tx, MonthScope month, string after, int most, CancellationToken ct) =>
        tx.RowsAsync<OpenMonth>(Open, ct, month.ProgramId, month.Month.First, after, most);

    public static Task FinishAsync(PortalTransaction tx, MonthScope month, string[] partners, DateTimeOffset at, CancellationToken ct) =>
        tx.ExecuteAsync(
        "update parked_month set finished_at = $4 where program_id = $1 and period = $2 and partner_id = any($3)", ct,
        month.ProgramId, month.Month.First, partners, at);

    /// <summary>Whom the month waits for, released or not.</summary>
    public static async Task<List<ParkedPartner>> WaitingAsync(
        PortalTransaction tx, string programId, Month month, CancellationToken ct) =>
        [.. (await tx.RowsAsync<WaitingRow>(Waiting, ct, programId, month.First)).Select(row => row.ToPartner())];

    /// <summary>Whether a person released somebody since the last run.</summary>
    public static Task<bool> AnyReleasedAsync(PortalTransaction tx, string programId, Month month, CancellationToken ct) =>
        tx.ScalarAsync<bool>(
        """
        select exists (select from parked_month where program_id = $1 and period = $2 and finished_at is null and released_at is not null)
        """, ct,
        programId, month.First);

    public static IReadOnlyList<MonthItem> Items(string json) => JsonSerializer.Deserialize<List<MonthItem>>(json, Json)!;

    private static async Task WriteAsync(
        string sql, PortalTransaction tx, MonthScope month, IReadOnlyList<JudgedMonth> judged, DateTimeOffset at, CancellationToken ct)
    {
        if (judged.Count == 0) return;
        await tx.ExecuteAsync(
            sql, ct, month.ProgramId, month.Month.First, at,
            judged.Select(row => row.PartnerId).ToArray(),
            judged.Select(row => Vocabulary<ParkingCause>.Text(row.Verdict.Cause!.Value)).ToArray(),
            judged.Select(row => row.Verdict.Charged).ToArray(),
            judged.Select(row => row.Verdict.Average).ToArray(),
            judged.Select(row => row.Verdict.Months).ToArray(),
            judged.Select(row => JsonSerializer.Serialize(row.Verdict.Items, Json)).ToArray());
    }

    private sealed record WaitingRow(string PartnerId, string Name, string Cause, decimal Charged, decimal Average, int Months)
    {
        public ParkedPartner ToPartner() => new(PartnerId, Name, Vocabulary<ParkingCause>.Parse(Cause), Charged, Average, Months);
    }
}

/// <summary>A partner for whom a month waits.</summary>
/// <param name="Charged">What the month would charge; program currency.</param>
/// <param name="Average">What its months charged on average.</param>
/// <param name="Months">Of how many months the average is.</param>
public sealed record ParkedPartner(string PartnerId, string Name, ParkingCause Cause, decimal Charged, decimal Average, int Months);

/// <summary>A parked month that is not finished.</summary>
internal sealed record OpenMonth(string PartnerId, bool IsReleased);

/// <summary>The verdict on a partner's month.</summary>
internal sealed record JudgedMonth(string PartnerId, MonthVerdict Verdict);
