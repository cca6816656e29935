namespace PartnerPortal.Domain.Program.Terms;

/// <summary>What a terms version changes against the one before.</summary>
public static class TermsDifference
{
    /// <summary>
    /// The changes in the order of the fields; none for equal terms, whatever their first days. Each rule of the plan that is gone or new
    /// is a change of its own, and so is another order of the same rules.
    /// </summary>
    public static IReadOnlyList<TermsChange> Between(TermsVersion before, TermsVersion after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var (had, has) = (before.Allowances, after.Allowances);
        TermsChange?[] changes =
        [
            Of(TermsField.RegistrationFee, before.RegistrationFee, after.RegistrationFee),
            Of(TermsField.MonthlyFee, before.MonthlyFee, after.MonthlyFee),
            Of(TermsField.RefundThreshold, before.RefundThreshold, after.RefundThreshold),
            before.ThresholdKinds.ToHashSet().SetEquals(after.ThresholdKinds)
                ? null
                : new TermsChange(TermsField.ThresholdKinds, before.ThresholdKinds, after.ThresholdKinds),
            Of(TermsField.ThresholdBasis, before.ThresholdBasis, after.ThresholdBasis),
            Of(TermsField.OwnUseDiscount, before.OwnUseDiscount, after.OwnUseDiscount),
            Of(TermsField.MinimumPayout, before.MinimumPayout, after.MinimumPayout),
            Of(TermsField.NfrTeamLicences, had.NfrTeamLicences, has.NfrTeamLicences),
            Of(TermsField.NfrPlus, had.NfrPlus, has.NfrPlus),
            Of(TermsField.SupportUnitsPerMonth, had.SupportUnitsPerMonth, has.SupportUnitsPerMonth),
            Of(TermsField.CoachingSessions, had.CoachingSessions, has.CoachingSessions),
            Of(TermsField.CoachingMinutes, had.CoachingMinutes, has.CoachingMinutes),
        ];
        return [.. changes.OfType<TermsChange>(), .. Plan(before.CommissionPlan, after.CommissionPlan)];
    }

    /// <summary>Whether two plans give every line the same rate and label: the same rules in the same order.</summary>
    public static bool SamePlan(IReadOnlyList<CommissionRule> left, IReadOnlyList<CommissionRule> right) =>
        left.SequenceEqual(right, SameRule.Instance);

    private static TermsChange[] Plan(IReadOnlyList<CommissionRule> before, IReadOnlyList<CommissionRule> after)
    {
        if (SamePlan(before, after)) return [];
        TermsChange[] rules =
        [
            .. before.Except(after, SameRule.Instance).Select(rule => new TermsChange(TermsField.CommissionPlan, rule, null)),
            .. after.Except(before, SameRule.Instance).Select(rule => new TermsChange(TermsField.CommissionPlan, null, rule)),
        ];
        return rules.Length > 0 ? rules : [new TermsChange(TermsField.CommissionPlan, null, null)];
    }

    private static TermsChange? Of<T>(TermsField field, T before, T after) where T : struct =>
        EqualityComparer<T>.Default.Equals(before, after) ? null : new TermsChange(field, before, after);

    /// <summary>Rules are equal by value; their lists of kinds are not by themselves.</summary>
    private sealed class SameRule : EqualityComparer<CommissionRule>
    {
        public static readonly SameRule Instance = new();

        public override bool Equals(CommissionRule? x, CommissionRule? y) =>
            x is not null && y is not null && x with { Kinds = null } == y with { Kinds = null }
            && (x.Kinds is null) == (y.Kinds is null) && (x.Kinds ?? Array.Empty<LineKind>()).ToHashSet().SetEquals(y.Kinds ?? []);

        public override int GetHashCode(CommissionRule obj) => obj.Label.GetHashCode(StringComparison.Ordinal);
    }
}

/// <summary>One change.</summary>
/// <param name="Field">Which part; <see cref="TermsField.CommissionPlan"/> for each rule.</param>
/// <param name="Before">Amount, percentage, count, kinds, basis or rule as it was; null for a rule that is new.</param>
/// <param name="After">As it is; null for a rule that is gone. Both null: the same rules in another order.</param>
public sealed record TermsChange(TermsField Field, object? Before, object? After);
