using System.Globalization;
using PartnerPortal.Domain.Finance.Fees;
using PartnerPortal.Domain.Finance.Ledger;
using PartnerPortal.Domain.Program.Partners;
using PartnerPortal.Domain.Program.Terms;
using Shouldly;
using Xunit;
using static PartnerPortal.Domain.Tests.Program.Partners.AgreementSamples;

namespace PartnerPortal.Domain.Tests.Finance.Fees;

public sealed class FeeScheduleTests
{
    private static readonly DateOnly March15 = new(2013, 3, 15);
    private static readonly TermsHistory DefaultTerms = new([]);

    [Fact]
    public void The_month_of_activation_is_charged_in_full_with_the_registration_fee_on_the_day_of_activation() =>
        Posted(Agreement(March15), "2013-03").ShouldBe(
            ["registration_fee 2013-03-15 -196.00 registration", "monthly_fee 2013-03-15 -48.00 2013-03"]);

    [Fact]
    public void A_later_month_is_charged_on_its_first_day() =>
        Posted(Agreement(March15), "2013-04").ShouldBe(["monthly_fee 2013-04-01 -48.00 2013-04"]);

    [Fact]
    public void Before_activation_nothing_is_charged() => Posted(Agreement(March15), "2013-02").ShouldBeEmpty();

    [Fact]
    public void The_month_of_termination_is_charged_in_full_and_the_next_one_not_at_all()
    {
        var agreement = Agreement(March15, new DateOnly(2013, 6, 1));
        Posted(agreement, "2013-06").ShouldBe(["monthly_fee 2013-06-01 -48.00 2013-06"]);
        Posted(agreement, "2013-07").ShouldBeEmpty();
    }

    [Fact]
    public void A_partner_activated_and_terminated_in_one_month_owes_that_month() =>
        Posted(Agreement(March15, new DateOnly(2013, 3, 20)), "2013-03").Length.ShouldBe(2);

    [Fact]
    public void Missed_months_are_charged_one_by_one_in_the_earliest_open_period()
    {
        var late = Agreement(March15, entryPeriod: new Month(2013, 6));
        Posted(late, "2013-05").ShouldBeEmpty();
        Posted(late, "2013-06").ShouldBe(
        [
            "registration_fee 2013-03-15 -196.00 registration", "monthly_fee 2013-03-15 -48.00 2013-03",
            "monthly_fee 2013-04-01 -48.00 2013-04", "monthly_fee 2013-05-01 -48.00 2013-05", "monthly_fee 2013-06-01 -48.00 2013-06",
        ]);
        Posted(late, "2013-07").ShouldBe(["monthly_fee 2013-07-01 -48.00 2013-07"]);
    }

    [Fact]
    public void Missed_months_end_with_the_termination() =>
        Posted(Agreement(March15, new DateOnly(2013, 4, 2), new Month(2013, 6)), "2013-06").ShouldBe(
        [
            "registration_fee 2013-03-15 -196.00 registration", "monthly_fee 2013-03-15 -48.00 2013-03",
            "monthly_fee 2013-04-01 -48.00 2013-04",
        ]);

    [Fact]
    public void A_waived_month_is_posted_as_fee_and_waiver()
    {
        var waiver = new FeeWaiver(new Month(2013, 4), new Month(2013, 4), "Trade fair");
        var postings = FeeSchedule.Post(Agreement(March15), DefaultTerms, [waiver], new Month(2013, 4), Currency.Eur).ToList();
        Words(postings).ShouldBe(["monthly_fee 2013-04-01 -48.00 2013-04", "fee_waiver 2013-04-01 48.00 2013-04"]);
        postings[1].Why.Text.ShouldBe("Trade fair");
        postings[1].PostingId.ShouldNotBe(postings[0].PostingId);
        postings[1].BusinessKey.ShouldNotBe(postings[0].BusinessKey);
    }

    [Fact]
    public void A_month_waived_afterwards_is_given_back_in_the_open_period()
    {
        var waiver = new FeeWaiver(new Month(2013, 3), new Month(2013, 5), "Late opening");
        Posted(Agreement(March15), "2013-03", waiver).Length.ShouldBe(2);
        Posted(Agreement(March15), "2013-05", waiver).ShouldBe(
            ["monthly_fee 2013-05-01 -48.00 2013-05", "fee_waiver 2013-03-15 48.00 2013-03"]);
    }

    [Fact]
    public void A_month_that_is_not_charged_cannot_be_waived() =>
        Posted(Agreement(March15), "2013-03", new FeeWaiver(new Month(2013, 2), new Month(2013, 3), "Mistake")).Length.ShouldBe(2);

    [Fact]
    public void Zero_fees_post_nothing_and_leave_nothing_to_waive()
    {
        var free = new TermsHistory([new TermsVersion(DateOnly.MinValue) { RegistrationFee = 0m, MonthlyFee = 0m }]);
        FeeSchedule.Post(
            Agreement(March15), free, [new FeeWaiver(new Month(2013, 3), new Month(2013, 3), "None")], new Month(2013, 3), Currency.Eur)
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2013-04-01", "-60.00")]
    [InlineData("2013-04-02", "-48.00")]
    public void A_month_is_charged_by_the_terms_of_its_first_day(string validFrom, string amount)
    {
        var terms = new TermsHistory([new TermsVersion(Day(validFrom)) { MonthlyFee = 60.00m }]);
        Words(FeeSchedule.Post(Agreement(March15), terms, [], new Month(2013, 4), Currency.Eur))
            .ShouldBe([$"monthly_fee 2013-04-01 {amount} 2013-04"]);
    }

    [Theory]
    [InlineData("2013-03-15", "-200.00", "-60.00")]
    [InlineData("2013-03-16", "-196.00", "-48.00")]
    public void The_first_month_is_charged_by_the_terms_of_the_activation_date(string validFrom, string registration, string monthly)
    {
        var terms = new TermsHistory([new TermsVersion(Day(validFrom)) { RegistrationFee = 200.00m, MonthlyFee = 60.00m }]);
        Words(FeeSchedule.Post(Agreement(March15), terms, [], new Month(2013, 3), Currency.Eur)).ShouldBe(
            [$"registration_fee 2013-03-15 {registration} registration", $"monthly_fee 2013-03-15 {monthly} 2013-03"]);
    }

    [Fact]
    public void Fees_explain_themselves()
    {
        var fee = FeeSchedule.Post(Agreement(March15), DefaultTerms, [], new Month(2013, 4), Currency.Eur).ShouldHaveSingleItem();
        (fee.PartnerId, fee.Period, fee.Amount.Currency).ShouldBe(("P-1", new Month(2013, 4), Currency.Eur));
        fee.Why.ShouldBe(new PostingWhy { TermsValidFrom = DateOnly.MinValue, FeeYear = 2013, FeeMonth = new Month(2013, 4) });
    }

    [Fact]
    public void However_late_the_activation_was_registered_the_same_fees_are_charged_once()
    {
        var terminated = new DateOnly(2014, 2, 10);
        var inTime = AllFees(Agreement(March15, terminated));
        inTime.Count.ShouldBe(1 + 12);
        for (var late = 0; late < 14; late++)
        {
            AllFees(Agreement(March15, terminated, new Month(2013, 3).AddMonths(late))).ShouldBe(inTime);
        }
    }

    private static List<string> AllFees(Agreement agreement) =>
        [.. new Month(2013, 1).Through(new Month(2015, 1)).SelectMany(
            period => Words(FeeSchedule.Post(agreement, DefaultTerms, [], period, Currency.Eur)))];

    private static string[] Posted(Agreement agreement, string period, params FeeWaiver[] waivers) =>
        Words(FeeSchedule.Post(agreement, DefaultTerms, waivers, Month.Parse(period), Currency.Eur));

    private static string[] Words(IEnumerable<Posting> postings) => [.. postings.Select(posting => string.Create(
        CultureInfo.InvariantCulture,
        $"{Vocabulary<PostingKind>.Text(posting.Kind)} {posting.ValueDate:yyyy-MM-dd} {posting.Amount.Amount:0.00} {posting.Cause}"))];

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
