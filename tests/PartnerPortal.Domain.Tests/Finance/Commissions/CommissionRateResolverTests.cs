using PartnerPortal.Domain.Finance.Commissions;
using PartnerPortal.Domain.Finance.Invoicing;
using PartnerPortal.Domain.Program.Partners;
using PartnerPortal.Domain.Program.Terms;
using PartnerPortal.Domain.Tests.Program.Partners;
using Shouldly;
using Xunit;

namespace PartnerPortal.Domain.Tests.Finance.Commissions;

public sealed class CommissionRateResolverTests
{
    private static readonly DateOnly IssuedOn = new(2013, 5, 10);

    [Theory]
    [InlineData(LineKind.LicenceNew, 33, "initial")]
    [InlineData(LineKind.LicenceExtension, 23, "follow_up")]
    [InlineData(LineKind.LicenceSubscription, 23, "follow_up")]
    [InlineData(LineKind.Plus, 23, "follow_up")]
    [InlineData(LineKind.Sla, 23, "follow_up")]
    [InlineData(LineKind.Support, 23, "follow_up")]
    [InlineData(LineKind.Training, 23, "follow_up")]
    [InlineData(LineKind.Hardware, 23, "follow_up")]
    [InlineData(LineKind.Other, 23, "follow_up")]
    public void Example_7_on_a_follow_up_invoice_only_new_licences_earn_the_initial_rate(LineKind kind, int rate, string label) =>
        CommissionRateResolver.Resolve(FollowUp(), kind).ShouldBe(Rate(rate, label));

    [Theory]
    [InlineData(LineKind.LicenceNew)]
    [InlineData(LineKind.Plus)]
    [InlineData(LineKind.Other)]
    public void On_the_first_invoice_everything_earns_the_initial_rate(LineKind kind) =>
        CommissionRateResolver.Resolve(FollowUp() with { IsFirstInvoice = true }, kind).ShouldBe(Rate(33m, "initial"));

    [Fact]
    public void Example_8_the_agreement_caps_a_label_lower()
    {
        var invoice = FollowUp() with { Agreement = AgreementSamples.Capped(("initial", 30m), ("follow_up", 23m)) };
        var licence = CommissionRateResolver.Resolve(invoice, LineKind.LicenceNew);
        licence.ShouldBe(new LineRate(new Percentage(30m), "initial", new Percentage(33m), null));
        licence.Rate!.Value.Of(Money.Eur(400.00m)).Round().ShouldBe(Money.Eur(120.00m));
        CommissionRateResolver.Resolve(invoice, LineKind.Plus).ShouldBe(Rate(23m, "follow_up"));
    }

    [Fact]
    public void A_cap_above_the_plan_or_of_another_label_changes_nothing()
    {
        var invoice = FollowUp() with { Agreement = AgreementSamples.Capped(("initial", 40m), ("later", 1m)) };
        CommissionRateResolver.Resolve(invoice, LineKind.LicenceNew).ShouldBe(Rate(33m, "initial"));
        CommissionRateResolver.Resolve(invoice, LineKind.Plus).ShouldBe(Rate(23m, "follow_up"));
    }

    public static TheoryData<decimal, decimal> Offers => new() { { 10m, 10m }, { 0m, 0m }, { 30m, 30m }, { 30.0001m, 30m }, { 50m, 30m } };

    [Theory, MemberData(nameof(Offers))]
    public void The_smallest_of_plan_cap_and_special_offer_wins(decimal offered, decimal rate)
    {
        var invoice = FollowUp() with { Agreement = AgreementSamples.Capped(("initial", 30m)) };
        CommissionRateResolver.Resolve(invoice, LineKind.LicenceNew, new Percentage(offered)).Rate.ShouldBe(new Percentage(rate));
    }

    [Theory]
    [InlineData("2013-05-01", false)]
    [InlineData("2013-05-02", true)]
    [InlineData("2013-08-30", true)]
    [InlineData("2013-08-31", false)]
    public void The_agreement_is_in_force_on_both_its_ends(string issuedOn, bool earns)
    {
        var invoice = FollowUp() with
        {
            IssuedOn = DateOnly.Parse(issuedOn, System.Globalization.CultureInfo.InvariantCulture),
            Agreement = AgreementSamples.Agreement(new DateOnly(2013, 5, 2), new DateOnly(2013, 8, 30)),
        };
        CommissionRateResolver.Resolve(invoice, LineKind.Plus)
            .ShouldBe(earns ? Rate(23m, "follow_up") : LineRate.None(NoCommissionReason.NoPartnerInForce));
    }

    [Fact]
    public void Without_a_partner_of_record_there_is_no_commission() =>
        Reason(FollowUp() with { Agreement = null }).ShouldBe(NoCommissionReason.NoPartnerInForce);

    [Fact]
    public void Option_B_has_its_advantage_in_the_price() =>
        Reason(FollowUp() with { BilledTo = BilledTo.Partner, IsFirstInvoice = true }).ShouldBe(NoCommissionReason.PurchaseAdvantage);

    [Fact]
    public void Not_for_resale_earns_nothing_even_on_the_first_invoice() =>
        Reason(FollowUp() with { IsFirstInvoice = true }, LineKind.Nfr).ShouldBe(NoCommissionReason.NotForResale);

    [Fact]
    public void The_first_reason_in_the_order_of_the_rules_is_given()
    {
        Reason(FollowUp() with { Agreement = null, BilledTo = BilledTo.Partner }, LineKind.Nfr).ShouldBe(
            NoCommissionReason.NoPartnerInForce);
        Reason(FollowUp() with { BilledTo = BilledTo.Partner }, LineKind.Nfr).ShouldBe(NoCommissionReason.PurchaseAdvantage);
        Reason(FollowUp() with { Terms = Plan() }, LineKind.Nfr).ShouldBe(NoCommissionReason.NotForResale);
    }

    [Fact]
    public void A_line_that_no_rule_matches_earns_nothing()
    {
        Reason(FollowUp() with { Terms = Plan() }).ShouldBe(NoCommissionReason.NoRule);
        Reason(FollowUp() with { Terms = Plan(new CommissionRule("sla", new Percentage(5m), Kinds: [LineKind.Sla])) }).ShouldBe(
            NoCommissionReason.NoRule);
    }

    [Fact]
    public void All_conditions_of_a_rule_must_hold_and_the_first_rule_that_matches_decides()
    {
        var terms = Plan(
            new CommissionRule("both", new Percentage(40m), Kinds: [LineKind.Plus], FirstInvoice: true),
            new CommissionRule("plus", new Percentage(10m), Kinds: [LineKind.Plus, LineKind.Sla]),
            new CommissionRule("rest", new Percentage(90m)));
        var invoice = FollowUp() with { Terms = terms };
        CommissionRateResolver.Resolve(invoice with { IsFirstInvoice = true }, LineKind.Plus).Label.ShouldBe("both");
        CommissionRateResolver.Resolve(invoice with { IsFirstInvoice = true }, LineKind.Sla).Label.ShouldBe("plus");
        CommissionRateResolver.Resolve(invoice, LineKind.Plus).Label.ShouldBe("plus");
        CommissionRateResolver.Resolve(invoice, LineKind.Other).Label.ShouldBe("rest");
    }

    [Fact]
    public void A_rate_of_zero_is_a_rate_and_not_a_reason() =>
        CommissionRateResolver.Resolve(FollowUp() with { Terms = Plan(new CommissionRule("free", new Percentage(0m))) }, LineKind.Plus)
            .ShouldBe(Rate(0m, "free"));

    private static LineRate Rate(decimal rate, string label) => new(new Percentage(rate), label, new Percentage(rate), null);

    private static NoCommissionReason? Reason(RatedInvoice invoice, LineKind kind = LineKind.LicenceNew)
    {
        var rate = CommissionRateResolver.Resolve(invoice, kind);
        (rate.Rate, rate.Label, rate.PlanRate).ShouldBe((null, null, null));
        return rate.Reason;
    }

    private static TermsVersion Plan(params CommissionRule[] rules) => TermsVersion.Default with { CommissionPlan = rules };

    private static RatedInvoice FollowUp() => new(
        IssuedOn, BilledTo.Customer, AgreementSamples.Agreement(new DateOnly(2012, 1, 1)), TermsVersion.Default,
        IsFirstInvoice: false, FirstInvoiceOn: new DateOnly(2012, 6, 1), TrailingRevenue: 0m);
}
