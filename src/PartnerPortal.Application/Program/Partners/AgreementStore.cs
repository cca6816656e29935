using System.Text.Json;
using Npgsql;
using PartnerPortal.Data;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Program.Partners;

namespace PartnerPortal.Application.Program.Partners;

/// <summary>Reads agreements in sets.</summary>
internal static class AgreementStore
{
    private const string Columns = "partner_id, activated_on, terminated_on, caps, entry_period, suspended";

    /// <summary>The agreements of some partners, by partner.</summary>
    public static async Task<Dictionary<string, PartnerAgreement>> ReadAsync(
        PortalTransaction tx, string programId, string[] partners, CancellationToken ct) =>
        (await tx.ReadAsync($"""
            select {Columns} from agreement where program_id = $1 and partner_id = any($2)
            """, Map, ct, programId, partners))
        .ToDictionary(row => row.Agreement.PartnerId, StringComparer.Ordinal);

    /// <summary>The agreement of one partner within a batch; read it once the batch has run.</summary>
    public static Func<PartnerAgreement?> Find(PortalBatch batch, string programId, string partnerId)
    {
        var rows = batch.Add($"select {Columns} from agreement where program_id = $1 and partner_id = $2", Map, programId, partnerId);
        return () => rows.Count == 0 ? null : rows[0];
    }

    private static PartnerAgreement Map(NpgsqlDataReader row) => new(
        new Agreement(
            row.GetString(0),
            row.GetFieldValue<DateOnly>(1),
            row.IsDBNull(2) ? null : row.GetFieldValue<DateOnly>(2),
            Caps(row.GetString(3)),
            Month.Of(row.GetFieldValue<DateOnly>(4))),
        row.GetBoolean(5));

    private static Dictionary<string, Percentage> Caps(string json) => json == "{}"
        ? []
        : JsonSerializer.Deserialize<Dictionary<string, decimal>>(json)!.ToDictionary(pair => pair.Key, pair => new Percentage(pair.Value));
}

/// <summary>An agreement, and whether the partner is suspended.</summary>
internal sealed record PartnerAgreement(Agreement Agreement, bool Suspended);
