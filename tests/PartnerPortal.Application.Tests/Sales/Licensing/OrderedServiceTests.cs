using System.Globalization;
using PartnerPortal.Data.Sales.Licensing;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Sales.Licensing;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Sales.Licensing;

/// <summary>How an order for own use is given up.</summary>
public sealed class OrderedServiceTests
{
    private static readonly DateTimeOffset At = new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(OwnUseUnit.Once, "2026-01-20", false, "cancelled")]
    [InlineData(OwnUseUnit.Hour, "2026-01-20", false, "cancelled")]
    [InlineData(OwnUseUnit.Once, "2025-12-20", true, "own_use.charged")]
    [InlineData(OwnUseUnit.Hour, "2025-12-20", true, "own_use.charged")]
    [InlineData(OwnUseUnit.Month, "2026-01-10", false, "cancelled")]
    [InlineData(OwnUseUnit.Month, "2026-03-10", false, "cancelled")]
    [InlineData(OwnUseUnit.Month, "2025-12-10", false, "2026-01-31")]
    [InlineData(OwnUseUnit.Month, "2026-01-10", true, "2026-01-31")]
    [InlineData(OwnUseUnit.Month, "2026-02-10", true, "2026-02-28")]
    public void It_is_cancelled_while_nothing_is_charged_and_ends_with_a_month_after(
        OwnUseUnit unit, string startsOn, bool charged, string outcome) =>
        Outcome(Of(unit, startsOn), charged).ShouldBe(outcome);

    [Theory]
    [InlineData(OwnUseUnit.Once, false, "own_use.no_order")]
    [InlineData(OwnUseUnit.Month, false, "own_use.no_order")]
    [InlineData(OwnUseUnit.Month, true, "own_use.ended")]
    public void What_is_given_up_is_not_given_up_again(OwnUseUnit unit, bool charged, string code)
    {
        var order = Of(unit, "2026-01-10");
        order.End(new DateOnly(2026, 1, 15), charged, "Olga", At);
        Outcome(order, charged).ShouldBe(code);
        order.EndedBy.ShouldBe("Olga");
    }

    [Fact]
    public void A_service_done_once_ends_on_its_day_and_a_standing_one_is_open()
    {
        Of(OwnUseUnit.Once, "2026-01-20").EndsOn.ShouldBe(new DateOnly(2026, 1, 20));
        Of(OwnUseUnit.Month, "2026-01-20").EndsOn.ShouldBeNull();
    }

    private static OrderedService Of(OwnUseUnit unit, string startsOn) => new(unit, DateOnly.Parse(startsOn, CultureInfo.InvariantCulture))
    {
        ProgramId = "main", PartnerId = "A", OrderId = "A-S1", OfferId = "plus", Description = "PLUS", OrderedBy = "Olga",
    };

    private static string Outcome(OrderedService order, bool charged)
    {
        try
        {
            var last = order.End(new DateOnly(2026, 1, 15), charged, "Tina", At);
            (order.CancelledAt is null).ShouldBe(last is not null);
            return last is { } day ? $"{day:yyyy-MM-dd}" : "cancelled";
        }
        catch (RuleViolationException refused)
        {
            order.EndedBy.ShouldNotBe("Tina");
            return refused.Code;
        }
    }
}
