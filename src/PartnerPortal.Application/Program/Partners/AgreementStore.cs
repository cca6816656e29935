using System.Text.Json;
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
        (await tx.RowsAsync<AgreementRow>($"""
            select {Columns} from agreement where program_id = $1 and partner_id = any($2)
            """, ct, programId, partners))
        .ToDictionary(row => row.PartnerId, row => row.ToAgreement(), StringComparer.Ordinal);

    /// <summary>The agreement of one partner within a batch; read it once the batch has run.</summary>
    public static Func<PartnerAgreement?> Find(PortalBatch batch, string programId, string partnerId)
    {
        var rows = batch.Rows<AgreementRow>(
            $"select {Columns} from agreement where program_id = $1 and partner_id = $2", programId, partnerId);
        return () => rows.Count == 0 ? null : rows[0].ToAgreement();
    }

    private static Dictionary<string, Percentage> Caps(string json) => json == "{}"
        ? []
        : JsonSerializer.Deserialize<Dictionary<string, decimal>>(json)!.ToDictionary(pair => pair.Key, pair => new Percentage(pair.Value));

    private sealed record AgreementRow(
        string PartnerId, DateOnly ActivatedOn, DateOnly? TerminatedOn, string Caps, Month EntryPeriod, bool Suspended)
    {
        public PartnerAgreement ToAgreement() =>
            new(new Agreement(PartnerId, ActivatedOn, TerminatedOn, AgreementStore.Caps(Caps), EntryPeriod), Suspended);
    }
}

/// <summary>An agreement, and whether the partner is suspended.</summary>
internal sealed record PartnerAgreement(Agreement Agreement, bool Suspended);
