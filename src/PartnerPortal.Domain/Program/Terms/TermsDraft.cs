namespace PartnerPortal.Domain.Program.Terms;

/// <summary>A terms version that is still being written: anything may be missing or wrong, and it changes until it is published.</summary>
public sealed class TermsDraft
{
    /// <summary>First day, included.</summary>
    public DateOnly? ValidFrom { get; set; }

    /// <summary>See <see cref="TermsVersion.RegistrationFee"/>.</summary>
    public decimal? RegistrationFee { get; set; }

    /// <summary>See <see cref="TermsVersion.MonthlyFee"/>.</summary>
    public decimal? MonthlyFee { get; set; }

    /// <summary>See <see cref="TermsVersion.RefundThreshold"/>.</summary>
    public decimal? RefundThreshold { get; set; }

    /// <summary>See <see cref="TermsVersion.ThresholdKinds"/>.</summary>
    public HashSet<LineKind> ThresholdKinds { get; set; } = [];

    /// <summary>See <see cref="TermsVersion.ThresholdBasis"/>.</summary>
    public ThresholdBasis ThresholdBasis { get; set; }

    /// <summary>Percent; see <see cref="TermsVersion.OwnUseDiscount"/>.</summary>
    public decimal? OwnUseDiscount { get; set; }

    /// <summary>See <see cref="TermsVersion.MinimumPayout"/>.</summary>
    public decimal? MinimumPayout { get; set; }

    /// <summary>See <see cref="TermsVersion.CommissionPlan"/>; the order matters.</summary>
    public List<RuleDraft> CommissionPlan { get; set; } = [];

    /// <summary>See <see cref="Allowances.NfrTeamLicences"/>.</summary>
    public int? NfrTeamLicences { get; set; }

    /// <summary>See <see cref="Allowances.NfrPlus"/>.</summary>
    public int? NfrPlus { get; set; }

    /// <summary>See <see cref="Allowances.SupportUnitsPerMonth"/>.</summary>
    public int? SupportUnitsPerMonth { get; set; }

    /// <summary>See <see cref="Allowances.CoachingSessions"/>.</summary>
    public int? CoachingSessions { get; set; }

    /// <summary>See <see cref="Allowances.CoachingMinutes"/>.</summary>
    public int? CoachingMinutes { get; set; }

    /// <summary>A copy of a version to start from.</summary>
    /// <param name="version">What is copied.</param>
    /// <param name="validFrom">The first day of the new one.</param>
    public static TermsDraft Of(TermsVersion version, DateOnly validFrom)
    {
        ArgumentNullException.ThrowIfNull(version);
        return new TermsDraft
        {
            ValidFrom = validFrom,
            RegistrationFee = version.RegistrationFee,
            MonthlyFee = version.MonthlyFee,
            RefundThreshold = version.RefundThreshold,
            ThresholdKinds = [.. version.ThresholdKinds],
            ThresholdBasis = version.ThresholdBasis,
            OwnUseDiscount = version.OwnUseDiscount.Value,
            MinimumPayout = version.MinimumPayout,
            CommissionPlan = [.. version.CommissionPlan.Select(RuleDraft.Of)],
            NfrTeamLicences = version.Allowances.NfrTeamLicences,
            NfrPlus = version.Allowances.NfrPlus,
            SupportUnitsPerMonth = version.Allowances.SupportUnitsPerMonth,
            CoachingSessions = version.Allowances.CoachingSessions,
            CoachingMinutes = version.Allowances.CoachingMinutes,
        };
    }

    /// <summary>The version that it is.</summary>
    /// <exception cref="InvalidOperationException">Something is missing: <see cref="TermsValidator"/> finds errors.</exception>
    public TermsVersion ToVersion() => new(ValidFrom!.Value)
    {
        RegistrationFee = RegistrationFee!.Value,
        MonthlyFee = MonthlyFee!.Value,
        RefundThreshold = RefundThreshold!.Value,
        ThresholdKinds = [.. ThresholdKinds.Order()],
        ThresholdBasis = ThresholdBasis,
        OwnUseDiscount = new Percentage(OwnUseDiscount!.Value),
        MinimumPayout = MinimumPayout!.Value,
        CommissionPlan = [.. CommissionPlan.Select(rule => rule.ToRule())],
        Allowances = new Allowances
        {
            NfrTeamLicences = NfrTeamLicences!.Value,
            NfrPlus = NfrPlus!.Value,
            SupportUnitsPerMonth = SupportUnitsPerMonth!.Value,
            CoachingSessions = CoachingSessions!.Value,
            CoachingMinutes = CoachingMinutes!.Value,
        },
    };
}

/// <summary>A rule of a plan that is still being written.</summary>
public sealed class RuleDraft
{
    /// <summary>See <see cref="CommissionRule.Label"/>.</summary>
    public string Label { get; set; } = "";

    /// <summary>Percent.</summary>
    public decimal? Rate { get; set; }

    /// <summary>The kinds it is for; all when empty.</summary>
    public HashSet<LineKind> Kinds { get; set; } = [];

    /// <summary>See <see cref="CommissionRule.FirstInvoice"/>.</summary>
    public bool FirstInvoice { get; set; }

    /// <summary>See <see cref="CommissionRule.TenureUnderMonths"/>.</summary>
    public int? TenureUnderMonths { get; set; }

    /// <summary>See <see cref="CommissionRule.TrailingRevenueFrom"/>.</summary>
    public decimal? TrailingRevenueFrom { get; set; }

    /// <summary>A copy of a rule.</summary>
    public static RuleDraft Of(CommissionRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return new RuleDraft
        {
            Label = rule.Label,
            Rate = rule.Rate.Value,
            Kinds = [.. rule.Kinds ?? []],
            FirstInvoice = rule.FirstInvoice,
            TenureUnderMonths = rule.TenureUnderMonths,
            TrailingRevenueFrom = rule.TrailingRevenueFrom,
        };
    }

    /// <summary>The rule that it is.</summary>
    public CommissionRule ToRule() => new(
        Label, new Percentage(Rate!.Value), Kinds.Count == 0 ? null : [.. Kinds.Order()], FirstInvoice, TenureUnderMonths,
        TrailingRevenueFrom);
}
