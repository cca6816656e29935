using PartnerPortal.Domain.Program.Terms;
using Shouldly;
using Xunit;

namespace PartnerPortal.Domain.Tests.Program.Terms;

public sealed class TermsValidatorTests
{
    private static readonly TermsVersion Latest = new(new DateOnly(2026, 1, 1));
    private static readonly TermsSituation Situation = new(Latest, new DateOnly(2026, 3, 15), new Month(2026, 1));

    /// <summary>What is done to a good draft, and what is found.</summary>
    public static TheoryData<string, Action<TermsDraft>, string[]> Faults => new()
    {
        { "good", _ => { }, [] },
        { "no day", draft => draft.ValidFrom = null, ["ValidFrom missing"] },
        { "the day of the latest", draft => draft.ValidFrom = new(2026, 1, 1), ["ValidFrom not_after"] },
        { "in a closed month", draft => draft.ValidFrom = new(2026, 1, 31), ["ValidFrom closed", "ValidFrom mid_month?"] },
        { "in an open month that began", draft => draft.ValidFrom = new(2026, 3, 1), ["ValidFrom past?"] },
        { "today", draft => draft.ValidFrom = new(2026, 3, 15), ["ValidFrom past?", "ValidFrom mid_month?"] },
        { "tomorrow", draft => draft.ValidFrom = new(2026, 3, 16), ["ValidFrom mid_month?"] },
        { "a negative fee", draft => draft.MonthlyFee = -0.01m, ["MonthlyFee amount"] },
        { "a fee of half a cent", draft => draft.RegistrationFee = 196.005m, ["RegistrationFee cents"] },
        { "no payout limit", draft => draft.MinimumPayout = null, ["MinimumPayout missing"] },
        { "several at once", draft => (draft.MonthlyFee, draft.OwnUseDiscount, draft.NfrPlus) = (null, 101m, -1), [
            "MonthlyFee missing", "OwnUseDiscount percent", "NfrPlus count"] },
        { "no threshold", draft => draft.RefundThreshold = 0, ["RefundThreshold threshold_zero?"] },
        { "no kind counts", draft => draft.ThresholdKinds = [], ["ThresholdKinds kinds_none"] },
        { "own licences count", draft => draft.ThresholdKinds.Add(LineKind.Nfr), ["ThresholdKinds kinds_nfr"] },
        { "five decimals", draft => draft.OwnUseDiscount = 33.33333m, ["OwnUseDiscount percent_decimals"] },
        { "no plan", draft => draft.CommissionPlan = [], ["CommissionPlan plan_empty"] },
        { "a label with a blank", draft => draft.CommissionPlan[1].Label = "first year", ["RuleLabel label 1"] },
        { "a rate above 100", draft => draft.CommissionPlan[2].Rate = 100.01m, ["RuleRate percent 2"] },
        { "no month of tenure", draft => draft.CommissionPlan[0].TenureUnderMonths = 0, ["RuleConditions tenure 0"] },
        { "nothing for the rest", draft => draft.CommissionPlan.RemoveAt(2), ["CommissionPlan plan_open?"] },
        { "a rule after everything", draft => draft.CommissionPlan.Add(new RuleDraft { Label = "late", Rate = 5 }), [
            "RuleConditions never 3"] },
        { "only own licences", draft => draft.CommissionPlan[1].Kinds = [LineKind.Nfr], ["RuleConditions never_nfr 1"] },
        { "more PLUS than licences", draft => draft.NfrPlus = 4, ["NfrPlus plus_above?"] },
        { "a session of no minute", draft => draft.CoachingMinutes = 0, ["CoachingMinutes minutes"] },
        { "nothing changes", draft => draft.MonthlyFee = 48.00m, ["Whole unchanged"] },
    };

    [Theory, MemberData(nameof(Faults))]
    public void Everything_wrong_is_found_at_once(string what, Action<TermsDraft> change, string[] found)
    {
        var draft = TermsDraft.Of(Latest with { MonthlyFee = 50m }, new DateOnly(2026, 4, 1));
        change(draft);
        TermsValidator.Check(draft, Situation).Select(Text).ShouldBe(found, what);
    }

    /// <summary>Earlier rule, later rule, whether the later one can match.</summary>
    public static TheoryData<RuleDraft, RuleDraft, bool> Pairs => new()
    {
        { Rule(first: true), Rule(first: true, kinds: [LineKind.Plus]), false },
        { Rule(first: true), Rule(kinds: [LineKind.Plus]), true },
        { Rule(tenure: 12), Rule(tenure: 6), false },
        { Rule(tenure: 12), Rule(tenure: 13), true },
        { Rule(tenure: 12), Rule(first: true), false },
        { Rule(tenure: 12, revenue: 10_000), Rule(tenure: 12, revenue: 50_000), false },
        { Rule(tenure: 12, revenue: 50_000), Rule(tenure: 12, revenue: 10_000), true },
        { Rule(revenue: 50_000), Rule(), true },
        { Rule(kinds: [LineKind.Plus, LineKind.Sla]), Rule(kinds: [LineKind.Sla]), false },
        { Rule(kinds: [LineKind.Plus]), Rule(kinds: [LineKind.Plus, LineKind.Sla]), true },
    };

    [Theory, MemberData(nameof(Pairs))]
    public void A_rule_that_an_earlier_one_always_takes_can_never_match(RuleDraft earlier, RuleDraft later, bool canMatch)
    {
        var draft = TermsDraft.Of(Latest with { MonthlyFee = 50m }, new DateOnly(2026, 4, 1));
        draft.CommissionPlan = [earlier, later];
        TermsValidator.Check(draft, Situation).Any(finding => finding.Code == "never").ShouldBe(!canMatch);
    }

    [Fact]
    public void Two_earlier_rules_can_take_everything_between_them()
    {
        var draft = TermsDraft.Of(Latest, new DateOnly(2026, 4, 1));
        draft.CommissionPlan = [
            Rule(kinds: [LineKind.Plus]), Rule(kinds: [LineKind.Sla]), Rule(kinds: [LineKind.Plus, LineKind.Sla]), Rule()];
        var never = TermsValidator.Check(draft, Situation).ShouldHaveSingleItem();
        (never.Code, never.Rule, never.Values[0]).ShouldBe(("never", 2, 2));
    }

    [Fact]
    public void The_plans_that_ship_are_in_order()
    {
        foreach (var plan in new[] { CommissionPlans.Default, CommissionPlans.Advisor })
            TermsValidator.Check(
                TermsDraft.Of(Latest with { MonthlyFee = 50m, CommissionPlan = plan }, new DateOnly(2026, 4, 1)), Situation)
                    .ShouldBeEmpty();
    }

    private static RuleDraft Rule(bool first = false, int? tenure = null, decimal? revenue = null, HashSet<LineKind>? kinds = null) =>
        new() { Label = "rule", Rate = 10, FirstInvoice = first, TenureUnderMonths = tenure, TrailingRevenueFrom = revenue, Kinds = kinds
            ?? [] };

    private static string Text(TermsFinding finding) =>
        $"{finding.Field} {finding.Code}{(finding.Rule is { } rule ? $" {rule}" : "")}{(finding.IsError ? "" : "?")}";
}
