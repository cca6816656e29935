using PartnerPortal.Domain.Program.Terms;
using Shouldly;
using Xunit;

namespace PartnerPortal.Domain.Tests.Program.Terms;

public sealed class TermsHistoryTests
{
    private static readonly TermsVersion From2013 = new(new DateOnly(2013, 1, 1)) { MonthlyFee = 50m };
    private static readonly TermsVersion FromJune = new(new DateOnly(2013, 6, 15)) { MonthlyFee = 60m };
    private static readonly TermsHistory History = new([FromJune, From2013]);

    [Fact]
    public void A_version_is_in_force_from_its_first_day_until_the_next_one()
    {
        History.InForceOn(new DateOnly(2012, 12, 31)).ShouldBe(TermsVersion.Default);
        History.InForceOn(new DateOnly(2013, 1, 1)).ShouldBe(From2013);
        History.InForceOn(new DateOnly(2013, 6, 14)).ShouldBe(From2013);
        History.InForceOn(new DateOnly(2013, 6, 15)).ShouldBe(FromJune);
        History.InForceOn(DateOnly.MaxValue).ShouldBe(FromJune);
    }

    [Fact]
    public void The_default_terms_stand_before_all_others()
    {
        History.LatestFirst.ShouldBe([FromJune, From2013, TermsVersion.Default]);
        new TermsHistory([]).InForceOn(DateOnly.MinValue).ShouldBe(TermsVersion.Default);
    }

    [Fact]
    public void A_version_from_the_beginning_of_time_replaces_the_default_terms()
    {
        var own = new TermsVersion(DateOnly.MinValue) { MonthlyFee = 0m };
        new TermsHistory([own, From2013]).LatestFirst.ShouldBe([From2013, own]);
    }

    [Fact]
    public void A_fee_is_decided_on_the_first_of_its_month_or_on_activation_if_later()
    {
        History.ForFee(new Month(2013, 6), new DateOnly(2013, 2, 1)).ShouldBe(From2013);
        History.ForFee(new Month(2013, 7), new DateOnly(2013, 2, 1)).ShouldBe(FromJune);
        History.ForFee(new Month(2013, 6), new DateOnly(2013, 6, 14)).ShouldBe(From2013);
        History.ForFee(new Month(2013, 6), new DateOnly(2013, 6, 15)).ShouldBe(FromJune);
    }

    [Fact]
    public void A_refund_is_decided_on_the_first_of_its_year_or_on_activation_if_later()
    {
        History.ForRefund(2013, new DateOnly(2012, 5, 1)).ShouldBe(From2013);
        History.ForRefund(2013, new DateOnly(2013, 6, 20)).ShouldBe(FromJune);
        History.ForRefund(2014, new DateOnly(2012, 5, 1)).ShouldBe(FromJune);
        History.ForRefund(2012, new DateOnly(2012, 5, 1)).ShouldBe(TermsVersion.Default);
    }
}
