using Npgsql;
using PartnerPortal.Data;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Program.Terms;

namespace PartnerPortal.Application.Program.Terms;

/// <summary>Terms versions in the database. The default terms stand in the code and have no row unless they were replaced.</summary>
public static class TermsStore
{
    private const string Columns = """
        valid_from, registration_fee, monthly_fee, refund_threshold, threshold_kinds, threshold_basis, own_use_discount, minimum_payout,
        commission_plan, nfr_team_licences, nfr_plus, support_units_per_month, coaching_sessions, coaching_minutes
        """;

    /// <summary>All versions of a program, the default terms included.</summary>
    public static async Task<TermsHistory> LoadAsync(PortalTransaction tx, string programId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(tx);
        return new TermsHistory(await tx.ReadAsync($"select {Columns} from terms_version where program_id = $1", Read, ct, programId));
    }

    /// <summary>The same within a batch; read it once the batch has run.</summary>
    internal static Func<TermsHistory> Load(PortalBatch batch, string programId)
    {
        var rows = batch.Add($"select {Columns} from terms_version where program_id = $1", Read, programId);
        return () => new TermsHistory([.. rows]);
    }

    /// <summary>Adds a version.</summary>
    public static async Task AddAsync(PortalTransaction tx, string programId, TermsVersion version, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(tx);
        ArgumentNullException.ThrowIfNull(version);
        await tx.ExecuteAsync(
            $"""
            insert into terms_version (program_id, {Columns}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb, $11, $12, $13, $14,
                $15)
            """,
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
            CommissionPlanJson.Write(version.CommissionPlan),
            version.Allowances.NfrTeamLicences,
            version.Allowances.NfrPlus,
            version.Allowances.SupportUnitsPerMonth,
            version.Allowances.CoachingSessions,
            version.Allowances.CoachingMinutes);
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
        Allowances = new Allowances
        {
            NfrTeamLicences = row.GetInt32(9),
            NfrPlus = row.GetInt32(10),
            SupportUnitsPerMonth = row.GetInt32(11),
            CoachingSessions = row.GetInt32(12),
            CoachingMinutes = row.GetInt32(13),
        },
    };
}
