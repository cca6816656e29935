namespace PartnerPortal.Domain.Program.Terms;

/// <summary>Finds everything that is wrong in terms that are being written, all at once.</summary>
public static class TermsValidator
{
    private const int LongestLabel = 40;

    /// <summary>The findings in the order of the fields; none of them an error when the terms may be published.</summary>
    /// <param name="draft">The terms.</param>
    /// <param name="situation">What they come after.</param>
    public static IReadOnlyList<TermsFinding> Check(TermsDraft draft, TermsSituation situation)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(situation);
        List<TermsFinding> found =
        [
            .. ValidFrom(draft, situation),
            .. Amount(draft.RegistrationFee, TermsField.RegistrationFee, AmountLimits.Fee),
            .. Amount(draft.MonthlyFee, TermsField.MonthlyFee, AmountLimits.Fee),
            .. Threshold(draft), .. Percent(draft.OwnUseDiscount, TermsField.OwnUseDiscount, null),
            .. Amount(draft.MinimumPayout, TermsField.MinimumPayout, AmountLimits.MinimumPayout),
            .. Plan(draft.CommissionPlan), .. Allowances(draft),
        ];
        if (!found.Exists(finding => finding.IsError) && TermsDifference.Between(situation.Latest, draft.ToVersion()).Count == 0)
            found.Insert(0, Error(TermsField.Whole, "unchanged"));
        return found;
    }

    private static IEnumerable<TermsFinding> ValidFrom(TermsDraft draft, TermsSituation situation)
    {
        if (draft.ValidFrom is not { } from)
        {
            yield return Error(TermsField.ValidFrom, "missing");
            yield break;
        }

        var latest = DateLimits.Latest(situation.Today);
        if (from < DateLimits.Earliest || from > latest) yield return Error(TermsField.ValidFrom, "too_far", DateLimits.Earliest, latest);
        else if (from <= situation.Latest.ValidFrom) yield return Error(TermsField.ValidFrom, "not_after", situation.Latest.ValidFrom);
        else if (situation.LastClosed is { } closed && from <= closed.Last) yield return Error(TermsField.ValidFrom, "closed", closed);
        else if (from <= situation.Today) yield return Warning(TermsField.ValidFrom, "past");
        if (from.Day != 1) yield return Warning(TermsField.ValidFrom, "mid_month");
    }

    private static IEnumerable<TermsFinding> Threshold(TermsDraft draft)
    {
        foreach (var finding in Amount(draft.RefundThreshold, TermsField.RefundThreshold, AmountLimits.Revenue)) yield return finding;
        if (draft.RefundThreshold == 0) yield return Warning(TermsField.RefundThreshold, "threshold_zero");
        if (draft.ThresholdKinds.Contains(LineKind.Nfr)) yield return Error(TermsField.ThresholdKinds, "kinds_nfr");
        else if (draft.ThresholdKinds.Count == 0 && draft.RefundThreshold > 0) yield return Error(TermsField.ThresholdKinds, "kinds_none");
    }

    private static IEnumerable<TermsFinding> Plan(List<RuleDraft> plan)
    {
        if (plan.Count == 0) yield return Error(TermsField.CommissionPlan, "plan_empty");
        for (var index = 0; index < plan.Count; index++)
        {
            var rule = plan[index];
            if (rule.Label.Length is 0 or > LongestLabel || !rule.Label.All(IsLabel))
                yield return RuleError(TermsField.RuleLabel, "label", index);
            foreach (var finding in Percent(rule.Rate, TermsField.RuleRate, index)) yield return finding;
            if (rule.TenureUnderMonths is { } months && !AmountLimits.TenureMonths.Contains(months))
                yield return RuleError(TermsField.RuleConditions, "tenure", index);
            if (rule.TrailingRevenueFrom is { } revenue && !AmountLimits.Revenue.Contains(revenue))
                yield return RuleError(TermsField.RuleConditions, "revenue", index, AmountLimits.Revenue.Most);
            if (NeverMatches(plan, index) is { } why) yield return why;
        }

        if (plan.Count > 0
            && !Enum.GetValues<LineKind>().Where(Sells).All(kind => plan.Exists(rule => Takes(rule, kind) && Unconditional(rule))))
            yield return Warning(TermsField.CommissionPlan, "plan_open");
    }

    /// <summary>A rule is idle when each kind it is for is taken by an earlier rule whose conditions hold whenever its own do.</summary>
    private static TermsFinding? NeverMatches(List<RuleDraft> plan, int index)
    {
        var rule = plan[index];
        LineKind[] kinds = [.. Enum.GetValues<LineKind>().Where(kind => Sells(kind) && Takes(rule, kind))];
        if (kinds.Length == 0) return RuleError(TermsField.RuleConditions, "never_nfr", index);

        int[] takers = [.. kinds.Select(kind => plan.FindIndex(0, index, earlier => Takes(earlier, kind) && HoldsWhenever(earlier, rule)))];
        return takers.Contains(-1) ? null : RuleError(TermsField.RuleConditions, "never", index, takers.Max() + 1);
    }

    private static bool HoldsWhenever(RuleDraft earlier, RuleDraft rule) =>
        (!earlier.FirstInvoice || rule.FirstInvoice)
        && (earlier.TenureUnderMonths is null || rule.FirstInvoice || rule.TenureUnderMonths <= earlier.TenureUnderMonths)
        && (earlier.TrailingRevenueFrom is null or <= 0 || rule.TrailingRevenueFrom >= earlier.TrailingRevenueFrom);

    private static IEnumerable<TermsFinding> Allowances(TermsDraft draft)
    {
        foreach (var (count, field) in new[]
        {
            (draft.NfrTeamLicences, TermsField.NfrTeamLicences), (draft.NfrPlus, TermsField.NfrPlus),
            (draft.SupportUnitsPerMonth, TermsField.SupportUnitsPerMonth), (draft.CoachingSessions, TermsField.CoachingSessions),
        })
        {
            if (count is null) yield return Error(field, "missing");
            else if (!AmountLimits.Allowance.Contains(count.Value)) yield return Error(field, "count", (int)AmountLimits.Allowance.Most);
        }

        if (draft.NfrPlus > draft.NfrTeamLicences) yield return Warning(TermsField.NfrPlus, "plus_above", draft.NfrTeamLicences!);
        if (draft.CoachingMinutes is null) yield return Error(TermsField.CoachingMinutes, "missing");
        else if (!AmountLimits.CoachingMinutes.Contains(draft.CoachingMinutes.Value))
            yield return Error(TermsField.CoachingMinutes, "minutes", (int)AmountLimits.CoachingMinutes.Most);
    }

    private static IEnumerable<TermsFinding> Amount(decimal? amount, TermsField field, NumberRange limits)
    {
        if (amount is not { } value) yield return Error(field, "missing");
        else if (!limits.Reaches(value)) yield return Error(field, "amount", limits.Most);
        else if (!limits.HasFewDecimals(value)) yield return Error(field, "cents");
    }

    private static IEnumerable<TermsFinding> Percent(decimal? percent, TermsField field, int? rule)
    {
        if (percent is not { } value) yield return new TermsFinding(field, "missing", true, rule);
        else if (!AmountLimits.Percent.Reaches(value)) yield return new TermsFinding(field, "percent", true, rule);
        else if (!AmountLimits.Percent.HasFewDecimals(value)) yield return new TermsFinding(field, "percent_decimals", true, rule);
    }

    private static bool IsLabel(char letter) => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_';

    private static bool Sells(LineKind kind) => kind != LineKind.Nfr;

    private static bool Takes(RuleDraft rule, LineKind kind) => rule.Kinds.Count == 0 || rule.Kinds.Contains(kind);

    private static bool Unconditional(RuleDraft rule) =>
        !rule.FirstInvoice && rule.TenureUnderMonths is null && rule.TrailingRevenueFrom is null or 0;

    private static TermsFinding Error(TermsField field, string code, params object[] values) => new(field, code, true, null, values);

    private static TermsFinding RuleError(TermsField field, string code, int rule, params object[] values) =>
        new(field, code, true, rule, values);

    private static TermsFinding Warning(TermsField field, string code, params object[] values) => new(field, code, false, null, values);
}

/// <summary>What new terms come after.</summary>
/// <param name="Latest">The latest version so far.</param>
/// <param name="Today">The date in the program's time zone.</param>
/// <param name="LastClosed">The last month that is closed or being closed; null for none.</param>
public sealed record TermsSituation(TermsVersion Latest, DateOnly Today, Month? LastClosed);
