using Shouldly;
using Xunit;

namespace PartnerPortal.Domain.Tests;

public sealed class DateRangeTests
{
    private static readonly DateOnly First = new(2013, 3, 15);
    private static readonly DateOnly Last = new(2013, 6, 30);

    [Fact]
    public void Both_ends_are_included()
    {
        var range = new DateRange(First, Last);
        range.Contains(First.AddDays(-1)).ShouldBeFalse();
        range.Contains(First).ShouldBeTrue();
        range.Contains(Last).ShouldBeTrue();
        range.Contains(Last.AddDays(1)).ShouldBeFalse();
    }

    [Fact]
    public void Without_an_end_it_is_open()
    {
        var range = new DateRange(First, null);
        range.Contains(First).ShouldBeTrue();
        range.Contains(DateOnly.MaxValue).ShouldBeTrue();
        range.Contains(First.AddDays(-1)).ShouldBeFalse();
    }

    [Fact]
    public void One_day_is_a_range_and_less_is_not()
    {
        new DateRange(First, First).Contains(First).ShouldBeTrue();
        Should.Throw<ArgumentException>(() => new DateRange(First, First.AddDays(-1)));
    }
}
