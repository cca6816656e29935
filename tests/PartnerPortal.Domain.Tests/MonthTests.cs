using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace PartnerPortal.Domain.Tests;

public sealed class MonthTests
{
    [Theory]
    [InlineData("2013-01", 2013, 1)]
    [InlineData("2014-12", 2014, 12)]
    [InlineData("0001-01", 1, 1)]
    [InlineData("9999-12", 9999, 12)]
    public void A_month_is_read_from_year_and_number(string text, int year, int number)
    {
        Month.TryParse(text, out var month).ShouldBeTrue();
        month.ShouldBe(new Month(year, number));
        Month.Parse(text).ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2013")]
    [InlineData("2013-1")]
    [InlineData("13-01")]
    [InlineData("2013-00")]
    [InlineData("2013-13")]
    [InlineData("0000-01")]
    [InlineData("2013/01")]
    [InlineData("2013-01-01")]
    [InlineData("201301")]
    [InlineData(" 2013-01")]
    [InlineData("2013-01 ")]
    [InlineData("-2013-01")]
    [InlineData("12013-01")]
    [InlineData("２０１３-01")]
    public void Anything_else_is_no_month(string? text)
    {
        Month.TryParse(text, out _).ShouldBeFalse();
        if (text is not null) Should.Throw<FormatException>(() => Month.Parse(text));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(10000, 1)]
    [InlineData(2013, 0)]
    [InlineData(2013, 13)]
    public void Year_and_number_have_bounds(int year, int number) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new Month(year, number));

    [Theory]
    [InlineData("2013-01", "2013-01-01", "2013-01-31")]
    [InlineData("2013-02", "2013-02-01", "2013-02-28")]
    [InlineData("2016-02", "2016-02-01", "2016-02-29")]
    [InlineData("1900-02", "1900-02-01", "1900-02-28")]
    [InlineData("2013-04", "2013-04-01", "2013-04-30")]
    [InlineData("9999-12", "9999-12-01", "9999-12-31")]
    public void It_goes_from_its_first_to_its_last_day(string text, string first, string last)
    {
        var month = Month.Parse(text);
        month.First.ShouldBe(Day(first));
        month.Last.ShouldBe(Day(last));
        month.Contains(month.First).ShouldBeTrue();
        month.Contains(month.Last).ShouldBeTrue();
        month.Contains(month.First.AddDays(-1)).ShouldBeFalse();
    }

    [Fact]
    public void Counting_goes_over_the_turn_of_the_year()
    {
        var december = Month.Parse("2013-12");
        december.Next.ShouldBe(Month.Parse("2014-01"));
        december.Next.Previous.ShouldBe(december);
        december.AddMonths(-12).ShouldBe(Month.Parse("2012-12"));
        december.AddMonths(14).ShouldBe(Month.Parse("2015-02"));
        Month.Of(new DateOnly(2013, 12, 31)).ShouldBe(december);
    }

    [Fact]
    public void A_run_of_months_includes_both_ends()
    {
        Month.Parse("2013-11").Through(Month.Parse("2014-02")).Select(month => month.ToString())
            .ShouldBe(["2013-11", "2013-12", "2014-01", "2014-02"]);
        Month.Parse("2013-11").Through(Month.Parse("2013-11")).Count().ShouldBe(1);
        Month.Parse("2013-11").Through(Month.Parse("2013-10")).ShouldBeEmpty();
        Month.Parse("9999-11").Through(Month.Parse("9999-12")).Count().ShouldBe(2);
    }

    [Fact]
    public void Order_is_the_order_of_time_and_of_the_text()
    {
        var months = Gen.Choose(0, 12 * 200).Select(count => new Month(1900, 1).AddMonths(count));
        Property.Check(months.Two(), pair =>
        {
            var (left, right) = pair;
            Math.Sign(left.CompareTo(right)).ShouldBe(Math.Sign(left.First.CompareTo(right.First)));
            Math.Sign(left.CompareTo(right)).ShouldBe(Math.Sign(string.CompareOrdinal(left.ToString(), right.ToString())));
            (left < right).ShouldBe(right > left);
            (left <= right).ShouldBe(right >= left);
            Month.Max(left, right).ShouldBe(left >= right ? left : right);
        });
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
