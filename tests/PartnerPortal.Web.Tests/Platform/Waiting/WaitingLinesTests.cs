using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Waiting;
using PartnerPortal.Web.Components.Kit;
using PartnerPortal.Web.Components.Platform.Waiting;

namespace PartnerPortal.Web.Tests.Platform.Waiting;

public sealed class WaitingLinesTests
{
    private static readonly WaitingLine Second = new(20, "payouts", "payouts", Tone.Amber);
    private static readonly WaitingLine First = new(10, "applications", "applications", Tone.Red);

    [Fact]
    public void What_waits_is_shown_in_the_order_of_the_list_and_nothing_of_which_there_is_none() =>
        new WaitingLines([], [Second, First]).Of(new Dictionary<string, int> { ["payouts"] = 2, ["applications"] = 1, ["credits"] = 3 })
            .ShouldBe([(First, 1), (Second, 2)]);

    [Fact]
    public void A_kind_without_anything_has_no_line() =>
        new WaitingLines([], [First, Second]).Of(new Dictionary<string, int> { ["applications"] = 0, ["payouts"] = 1 })
            .ShouldBe([(Second, 1)]);

    [Fact]
    public void Two_kinds_cannot_stand_in_one_place() =>
        Should.Throw<InvalidOperationException>(() => new WaitingLines([], [First, Second with { Order = First.Order }]))
            .Message.ShouldContain("applications and payouts");

    [Fact]
    public void What_is_counted_is_shown() =>
        Should.Throw<InvalidOperationException>(
                () => new WaitingLines([new WaitingSource("payouts", Permission.ApprovePayouts, "select 1")], [First]))
            .Message.ShouldContain("'payouts' has no line");
}
