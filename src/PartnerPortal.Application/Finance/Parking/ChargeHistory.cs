using Npgsql;
using PartnerPortal.Application.Finance.Closing;
using PartnerPortal.Data;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Ledger;
using PartnerPortal.Domain.Finance.Parking;

namespace PartnerPortal.Application.Finance.Parking;

/// <summary>What the months before charged, from their statements.</summary>
internal static class ChargeHistory
{
    private static readonly string Statements = $"""
        select partner_id, {string.Join(", ", Vocabulary<PostingKind>.Words)} from statement
        where program_id = $1 and partner_id = any($2) and period >= $3 and period < $4
        """;

    public static async Task<ILookup<string, decimal>> ReadAsync(
        PortalTransaction tx, MonthScope month, string[] partners, CancellationToken ct) =>
        (await tx.ReadAsync(
            Statements, Read, ct, month.ProgramId, partners, month.Month.AddMonths(-ParkingRule.MostMonths).First, month.Month.First))
        .ToLookup(row => row.PartnerId, row => row.Charged, StringComparer.Ordinal);

    private static (string PartnerId, decimal Charged) Read(NpgsqlDataReader row) =>
        (row.GetString(0), MonthCharges.Of([.. Enumerable.Range(1, Vocabulary<PostingKind>.Words.Count).Select(row.GetDecimal)]));
}
