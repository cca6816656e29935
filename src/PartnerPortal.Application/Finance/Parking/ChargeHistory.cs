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
        select partner_id, array[{string.Join(", ", Vocabulary<PostingKind>.Words)}]::numeric[] as by_kind from statement
        where program_id = $1 and partner_id = any($2) and period >= $3 and period < $4
        """;

    public static async Task<ILookup<string, decimal>> ReadAsync(
        PortalTransaction tx, MonthScope month, string[] partners, CancellationToken ct) =>
        (await tx.RowsAsync<StatementSums>(
            Statements, ct, month.ProgramId, partners, month.Month.AddMonths(-ParkingRule.MostMonths).First, month.Month.First))
        .ToLookup(row => row.PartnerId, row => MonthCharges.Of(row.ByKind), StringComparer.Ordinal);

    private sealed record StatementSums(string PartnerId, decimal[] ByKind);
}
