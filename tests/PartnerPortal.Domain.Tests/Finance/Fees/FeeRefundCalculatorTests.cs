using FsCheck.Fluent;
using PartnerPortal.Domain.Finance.Fees;
using PartnerPortal.Domain.Finance.Ledger;
using PartnerPortal.Domain.Program.Terms;
using PartnerPortal.Domain.Tests.Finance.Payments;
using PartnerPortal.Domain.Tests.Program.Partners;
using Shouldly;
using Xunit;

namespace PartnerPortal.Domain.Tests.Finance.Fees;

public sealed class FeeRefundCalculatorTests
{
    private static readonly DateOnly Activated = new(2013, 3, 15);

    [Fact]
    public void Example_5_crossing_the_threshold_returns_all_fees_of_the_year_at_once()
    {
        var run = Run();
        Sell(run, 1_200.00m);
        Closed(run, 3).ShouldBe(["registration_fee -196.00", "monthly_fee -48.00"]);
        Closed(run, 4).ShouldBe(["monthly_fee -48.00"]);
        Sell(run, 1_299.99m);
        Closed(run, 5).ShouldBe(["monthly_fee -48.00"]);
        Sell(run, 0.01m);
        Closed(run, 6).ShouldBe(["monthly_fee -48.00", "fee_refund 388.00"]);
        Closed(run, 7).ShouldBe(["monthly_fee -48.00", "fee_refund 48.00"]);
        run.Balance.ShouldBe(0m);
    }

    [Fact]
    public void Example_6_a_credit_below_the_threshold_takes_the_refund_of_the_year_back()
    {
        var run = Run();
        Sell(run, 2_500.00m);
        for (var month = 3; month <= 7; month++) Closed(run, month);
        run.RefundedIn(2013).ShouldBe(436.00m);

        run.Invoices[0].Apply(InvoiceSamples.Credited(0.01m, (0, 0.01m)));
        Closed(run, 8).ShouldBe(["monthly_fee -48.00", "fee_refund -436.00"]);
        run.RefundedIn(2013).ShouldBe(0m);
        run.FeesOf(2013).ShouldBe(484.00m);
    }

    public static TheoryData<decimal, decimal> Thresholds => new()
    {
        { 0m, 0m }, { -100m, 0m }, { 2_499.99m, 0m }, { 2_500.00m, 244.00m }, { 2_500.01m, 244.00m }, { 100_000m, 244.00m },
    };

    [Theory, MemberData(nameof(Thresholds))]
    public void The_threshold_is_exact_and_included(decimal revenue, decimal refund) =>
        FeeRefundCalculator.Target(new FeeYearFigures(2013, revenue, 244.00m, 0m), TermsVersion.Default).ShouldBe(refund);

    [Fact]
    public void A_refund_says_why_and_is_valued_at_the_end_of_its_month()
    {
        var year = new FeeYearFigures(2013, 2_600.50m, 388.00m, 0m);
        var posting = FeeRefundCalculator.Post("P-1", year, TermsVersion.Default, new Month(2013, 6), Currency.Eur).ShouldNotBeNull();
        posting.ShouldBe(new Posting(
            posting.PostingId, "P-1", PostingKind.FeeRefund, new DateOnly(2013, 6, 30), new Month(2013, 6), Money.Eur(388.00m),
            "2013/2013-06",
            new PostingWhy
            {
                TermsValidFrom = DateOnly.MinValue, FeeYear = 2013, LicenceRevenue = 2_600.50m, Threshold = 2_500.00m, Fees = 388.00m,
            }));
    }

    [Fact]
    public void Nothing_is_posted_when_the_target_was_posted_before()
    {
        FeeRefundCalculator.Post(
            "P-1", new FeeYearFigures(2013, 0m, 244m, 0m), TermsVersion.Default, new Month(2013, 3), Currency.Eur).ShouldBeNull();
        FeeRefundCalculator.Post(
            "P-1", new FeeYearFigures(2013, 3_000m, 244m, 244m), TermsVersion.Default, new Month(2013, 3), Currency.Eur).ShouldBeNull();
    }

    [Fact]
    public void Waived_months_are_not_refunded()
    {
        var run = Run();
        run.Close(new Month(2013, 3), 0m);
        run.Close(new Month(2013, 4), 0m, new FeeWaiver(new Month(2013, 4), new Month(2013, 4), "Trade fair"));
        Words(run.Close(new Month(2013, 5), 2_500.00m)).ShouldBe(["monthly_fee -48.00", "fee_refund 292.00"]);
    }

    [Fact]
    public void A_new_fee_year_starts_from_nothing()
    {
        var run = Run();
        for (var month = 3; month <= 12; month++) run.Close(new Month(2013, month), 5_000m);
        Words(run.Close(new Month(2014, 1), 2_499.99m)).ShouldBe(["monthly_fee -48.00"]);
        Words(run.Close(new Month(2014, 2), 2_500.00m)).ShouldBe(["monthly_fee -48.00", "fee_refund 96.00"]);
        run.RefundedIn(2013).ShouldBe(676.00m);
    }

    [Fact]
    public void Months_missed_of_the_year_before_belong_to_that_year()
    {
        var agreement = AgreementSamples.Agreement(new DateOnly(2012, 11, 20), entryPeriod: new Month(2013, 1));
        var run = new FeeYearRun(agreement, new TermsHistory([]));
        Words(run.Close(new Month(2013, 1), 2_500.00m)).ShouldBe(
            ["registration_fee -196.00", "monthly_fee -48.00", "monthly_fee -48.00", "monthly_fee -48.00", "fee_refund 48.00"]);
    }

    [Fact]
    public void The_refund_is_nothing_or_all_fees_of_the_year_after_every_close_however_often_the_line_is_crossed()
    {
        var revenues = Gen.Elements(0m, 2_499.99m, 2_500.00m, 2_500.01m, -5m, 9_000m).ListOf(10).Select(list => list.ToArray());
        Property.Check(revenues, byMonth =>
        {
            var (run, straight) = (Run(), Run());
            foreach (var (revenue, index) in byMonth.Select((revenue, index) => (revenue, index)))
            {
                run.Close(new Month(2013, 3 + index), revenue);
                straight.Close(new Month(2013, 3 + index), byMonth[^1]);
                run.RefundedIn(2013).ShouldBe(revenue >= 2_500.00m ? run.FeesOf(2013) : 0m);
            }

            run.Balance.ShouldBe(straight.Balance);
        });
    }

    private static FeeYearRun Run() => new(AgreementSamples.Agreement(Activated), new TermsHistory([]));

    private static void Sell(FeeYearRun run, decimal net)
    {
        var invoice = InvoiceSamples.Invoice(net * 2, InvoiceSamples.Line(1, net), InvoiceSamples.Line(2, 777.00m, 23m, LineKind.Plus));
        invoice.Apply(InvoiceSamples.Issued());
        run.Invoices.Add(invoice);
    }

    private static List<string> Closed(FeeYearRun run, int month) => Words(run.Close(new Month(2013, month)));

    private static List<string> Words(IEnumerable<Posting> postings) => [.. postings.Select(posting => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"{Vocabulary<PostingKind>.Text(posting.Kind)} {posting.Amount.Amount:0.00}"))];
}
