using PartnerPortal.Data.Finance.Parking;
using PartnerPortal.Domain;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Finance.Parking;

/// <summary>When a parked month lets itself be released.</summary>
public sealed class ParkedMonthReleaseTests
{
    private static readonly DateTimeOffset At = new(2013, 5, 5, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("waiting", " As agreed ", "As agreed")]
    [InlineData("waiting", " x ", "parking.reason")]
    [InlineData("released", "As agreed", "parking.not_parked")]
    [InlineData("finished", "As agreed", "parking.not_parked")]
    public void It_is_released_once_and_with_a_reason(string from, string reason, string outcome)
    {
        var parked = new ParkedMonth
        {
            ProgramId = "main", PartnerId = "B", Period = new Month(2013, 4), FinishedAt = from == "finished" ? At : null,
        };
        if (from == "released") parked.Release("Before", "Mara", At);
        try
        {
            parked.Release(reason, "Finance", At);
            (parked.ReleaseReason, parked.ReleasedBy, parked.ReleasedAt).ShouldBe((outcome, "Finance", At));
        }
        catch (RuleViolationException refused)
        {
            refused.Code.ShouldBe(outcome);
            parked.ReleaseReason.ShouldBe(from == "released" ? "Before" : null);
        }
    }
}
