using PartnerPortal.Application.Finance.Closing;
using PartnerPortal.Web.Components.Finance.Closing.Staff;

namespace PartnerPortal.Web.Tests.Finance.Closing;

public sealed class RunPaceTests
{
    private static readonly DateTimeOffset Start = new(2026, 4, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly Guid Run = Guid.Parse("019f0000-0000-7000-8000-000000000001");

    [Fact]
    public void One_look_tells_no_rate()
    {
        var pace = new RunPace();
        pace.Note(Run, Step(100), Start);
        pace.Rate.ShouldBeNull();
        pace.Left.ShouldBeNull();
    }

    [Fact]
    public void Two_looks_tell_the_rate_and_what_is_left()
    {
        var pace = new RunPace();
        pace.Note(Run, Step(100), Start);
        pace.Note(Run, Step(300), Start.AddSeconds(2));
        pace.Rate.ShouldBe(100);
        pace.Left.ShouldBe(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public void Another_step_begins_anew()
    {
        var pace = new RunPace();
        pace.Note(Run, Step(100), Start);
        pace.Note(Run, Step(300) with { Step = CloseStepName.Fees }, Start.AddSeconds(2));
        pace.Rate.ShouldBeNull();
    }

    private static CloseStepView Step(long done) => new(CloseStepName.Commission, done, 1000, 0, Start, null);
}
