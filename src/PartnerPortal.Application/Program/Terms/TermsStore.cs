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
        var rows = await tx.RowsAsync<VersionRow>($"select {Columns} from terms_version where program_id = $1", ct, programId);
        return new TermsHistory([.. rows.Select(row => row.ToVersion())]);
    }

    /// <summary>The same within a batch; read it once the batch has run.</summary>
    internal static Func<TermsHistory> Load(PortalBatch batch, string programId)
    {
        var rows = batch.Rows<VersionRow>($"select {Columns} from terms_version where program_id = $1", programId);
        return () => new TermsHistory([.. rows.Select(row => row.ToVersion())]);
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

    private sealed record VersionRow(
        DateOnly ValidFrom, decimal RegistrationFee, decimal MonthlyFee, decimal RefundThreshold, string[] ThresholdKinds,
        string ThresholdBasis, decimal OwnUseDiscount, decimal MinimumPayout, string CommissionPlan, int NfrTeamLicences, int NfrPlus,
        int SupportUnitsPerMonth, int CoachingSessions, int CoachingMinutes)
    {
        public TermsVersion ToVersion() => new(ValidFrom)
        {
            RegistrationFee = RegistrationFee,
            MonthlyFee = MonthlyFee,
            RefundThreshold = RefundThreshold,
            ThresholdKinds = [.. ThresholdKinds.Select(Vocabulary<LineKind>.Parse)],
            ThresholdBasis = Vocabulary<ThresholdBasis>.Parse(ThresholdBasis),
            OwnUseDiscount = new Percentage(OwnUseDiscount),
            MinimumPayout = MinimumPayout,
            CommissionPlan = CommissionPlanJson.Read(CommissionPlan),
            Allowances = new Allowances
            {
                NfrTeamLicences = NfrTeamLicences,
                NfrPlus = NfrPlus,
                SupportUnitsPerMonth = SupportUnitsPerMonth,
                CoachingSessions = CoachingSessions,
                CoachingMinutes = CoachingMinutes,
            },
        };
    }
}
