using Npgsql;
using PartnerPortal.Data;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Catalogue;
using PartnerPortal.Domain.Programs;

namespace PartnerPortal.Application.Programs;

/// <summary>Terms versions in the database. The default terms stand in the code and have no row unless they were replaced.</summary>
public static class TermsStore
{
    private const string Columns = """
        valid_from, registration_fee, monthly_fee, refund_threshold, threshold_kinds, threshold_basis, own_use_discount, minimum_payout,
        commission_plan
        """;

    /// <summary>All versions of a program, the default terms included.</summary>
    public static async Task<TermsHistory> LoadAsync(PortalTransaction tx, string programId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(tx);
        return new TermsHistory(await tx.ReadAsync($"select {Columns} from terms_version where program_id = $1", Read, ct, programId));
    }

    /// <summary>Adds a version.</summary>
    public static async Task AddAsync(PortalTransaction tx, string programId, TermsVersion version, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(tx);
        ArgumentNullException.ThrowIfNull(version);
        await tx.ExecuteAsync(
            $"insert into terms_version (program_id, {Columns}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb)",
            ct,
            programId,
            version.ValidFrom,
            version.RegistrationFee,
            version.MonthlyFee,
            version.RefundThreshold,
            version.ThresholdKinds.Select(Vocabulary<LineKind>.Text).ToArray(),
            Vocabulary<ThresholdBasis>.Text(version.ThresholdBasis),
            version.OwnUseDiscount.Value,
            version.MinimumPayout,
            CommissionPlanJson.Write(version.CommissionPlan));
    }

    private static TermsVersion Read(NpgsqlDataReader row) => new(row.GetFieldValue<DateOnly>(0))
    {
        RegistrationFee = row.GetDecimal(1),
        MonthlyFee = row.GetDecimal(2),
        RefundThreshold = row.GetDecimal(3),
        ThresholdKinds = [.. row.GetFieldValue<string[]>(4).Select(Vocabulary<LineKind>.Parse)],
        ThresholdBasis = Vocabulary<ThresholdBasis>.Parse(row.GetString(5)),
        OwnUseDiscount = new Percentage(row.GetDecimal(6)),
        MinimumPayout = row.GetDecimal(7),
        CommissionPlan = CommissionPlanJson.Read(row.GetString(8)),
    };
}
