using FsCheck;
using FsCheck.Fluent;
using PartnerPortal.Domain.Finance.Commissions;
using Shouldly;
using Xunit;

namespace PartnerPortal.Domain.Tests.Finance.Commissions;

public sealed class TrailingRevenueTests
{
    private static readonly DateOnly Sold = new(2013, 3, 15);

    [Fact]
    public void A_line_counts_from_the_day_after_its_invoice_until_a_year_after_it()
    {
        var revenue = new TrailingRevenue();
        revenue.Add(Sold, 10_000.00m, 1m, []);
        revenue.Before(Sold).ShouldBe(0m);
        revenue.Before(Sold.AddDays(1)).ShouldBe(10_000.00m);
        revenue.Before(new DateOnly(2014, 3, 15)).ShouldBe(10_000.00m);
        revenue.Before(new DateOnly(2014, 3, 16)).ShouldBe(0m);
    }

    [Fact]
    public void A_line_of_the_29th_of_February_counts_through_the_28th_of_the_next_year()
    {
        var revenue = new TrailingRevenue();
        revenue.Add(new DateOnly(2012, 2, 29), 1.00m, 1m, []);
        revenue.Before(new DateOnly(2013, 2, 28)).ShouldBe(1.00m);
        revenue.Before(new DateOnly(2013, 3, 1)).ShouldBe(0m);
    }

    [Fact]
    public void Seen_from_the_29th_of_February_the_year_starts_on_the_28th()
    {
        var revenue = new TrailingRevenue();
        revenue.Add(new DateOnly(2011, 2, 27), 1.00m, 1m, []);
        revenue.Add(new DateOnly(2011, 2, 28), 2.00m, 1m, []);
        revenue.Before(new DateOnly(2012, 2, 29)).ShouldBe(2.00m);
    }

    [Fact]
    public void A_credit_counts_from_the_day_after_it()
    {
        var revenue = new TrailingRevenue();
        revenue.Add(Sold, 10_000.00m, 1m, [(new DateOnly(2013, 5, 2), 0.01m)]);
        revenue.Before(new DateOnly(2013, 5, 1)).ShouldBe(10_000.00m);
        revenue.Before(new DateOnly(2013, 5, 2)).ShouldBe(10_000.00m);
        revenue.Before(new DateOnly(2013, 5, 3)).ShouldBe(9_999.99m);
    }

    [Fact]
    public void A_credit_after_the_line_has_left_takes_nothing_off_the_others()
    {
        var revenue = new TrailingRevenue();
        revenue.Add(Sold, 100.00m, 1m, [(new DateOnly(2014, 4, 1), 100.00m)]);
        revenue.Add(new DateOnly(2014, 3, 20), 50.00m, 1m, []);
        revenue.Before(new DateOnly(2014, 3, 30)).ShouldBe(50.00m);
        revenue.Before(new DateOnly(2014, 4, 2)).ShouldBe(50.00m);
    }

    [Fact]
    public void Each_line_is_converted_and_rounded_for_itself()
    {
        var revenue = new TrailingRevenue();
        for (var line = 0; line < 3; line++) revenue.Add(Sold, 0.01m, 2m, []);
        revenue.Before(Sold.AddDays(1)).ShouldBe(0.03m);
    }

    [Fact]
    public void What_is_left_of_a_line_is_converted_and_not_its_parts()
    {
        var revenue = new TrailingRevenue();
        revenue.Add(Sold, 0.02m, 2m, [(Sold.AddDays(1), 0.01m)]);
        revenue.Before(Sold.AddDays(1)).ShouldBe(0.01m);
        revenue.Before(Sold.AddDays(2)).ShouldBe(0.01m);
    }

    [Fact]
    public void The_moving_sum_equals_the_definition_on_every_day() =>
        Property.Check(Line.Any.ListOf().Resize(12), lines =>
        {
            var sold = lines.OrderBy(line => line.Day).ToList();
            var revenue = new TrailingRevenue();
            foreach (var line in sold) revenue.Add(line.IssuedOn, line.Net, line.Fx, line.Credits);
            for (var day = 0; day <= 1_200; day += 13) revenue.Before(Start.AddDays(day)).ShouldBe(ByDefinition(sold, Start.AddDays(day)));
        });

    [Fact]
    public void Lines_may_be_added_while_sums_are_asked_for() =>
        Property.Check(Line.Any.ListOf().Resize(12), lines =>
        {
            var sold = lines.OrderBy(line => line.Day).ToList();
            var revenue = new TrailingRevenue();
            foreach (var (line, index) in sold.Select((line, index) => (line, index)))
            {
                revenue.Before(line.IssuedOn).ShouldBe(ByDefinition(sold.Take(index), line.IssuedOn));
                revenue.Add(line.IssuedOn, line.Net, line.Fx, line.Credits);
            }
        });

    private static readonly DateOnly Start = new(2011, 1, 1);

    private static decimal ByDefinition(IEnumerable<Line> lines, DateOnly date) =>
        lines.Where(line => line.IssuedOn >= date.AddYears(-1) && line.IssuedOn < date).Sum(line =>
            ((Fraction)(line.Net - line.Credits.Where(credit => credit.IssuedOn < date).Sum(credit => credit.Net)) / line.Fx)
                .RoundToCents());

    private sealed record Line(int Day, decimal Net, decimal Fx, IReadOnlyList<(DateOnly IssuedOn, decimal Net)> Credits)
    {
        public static Gen<Line> Any { get; } =
            from day in Gen.Choose(0, 900)
            from net in Amounts.Cents(-1_000, 1_000_000)
            from fx in Amounts.Fx
            from credits in Gen.Choose(0, 500).ListOf().Resize(3)
            select new Line(
                day, net, fx, [.. credits.Select(after => (Start.AddDays(day + after), decimal.Truncate(Math.Max(net, 0m) * 25m) / 100m))]);

        public DateOnly IssuedOn => Start.AddDays(Day);
    }
}
