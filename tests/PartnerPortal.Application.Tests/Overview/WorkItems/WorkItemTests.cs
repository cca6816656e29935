using PartnerPortal.Data.Overview.WorkItems;
using PartnerPortal.Domain;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Overview.WorkItems;

/// <summary>An item of the work list goes to and fro.</summary>
public sealed class WorkItemTests
{
    private static readonly DateTimeOffset At = new(2013, 2, 5, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void It_is_on_the_list_or_off_it_and_each_way_is_gone_once()
    {
        var item = new WorkItem { ProgramId = "main", Kind = "past_year_refund", Subject = "A/2013" };
        Should.Throw<RuleViolationException>(item.Reopen).Code.ShouldBe("work_item.unknown");
        item.Resolve("Finance", At);
        Should.Throw<RuleViolationException>(() => item.Resolve("Mara", At)).Code.ShouldBe("work_item.unknown");
        (item.ResolvedBy, item.ResolvedAt).ShouldBe(("Finance", At));
        item.Reopen();
        (item.ResolvedBy, item.ResolvedAt).ShouldBe((null, null));
    }
}
