using PartnerPortal.Web.Security;

namespace PartnerPortal.Web.Tests.Security;

public sealed class ArrivalOrderTests
{
    [Fact]
    public async Task What_is_answered_later_is_not_overtaken()
    {
        var (order, begun, slow) = (new ArrivalOrder(), new List<string>(), new TaskCompletionSource<bool>());
        var typed = order.RunAsync(() => slow.Task, () => Begin(begun, "typed"), () => begun.Add("refused"));
        var clicked = order.RunAsync(() => Task.FromResult(true), () => Begin(begun, "clicked"), () => begun.Add("refused"));
        begun.ShouldBeEmpty();
        slow.SetResult(true);
        await Task.WhenAll(typed, clicked);
        begun.ShouldBe(["typed", "clicked"]);
    }

    [Fact]
    public async Task What_takes_long_or_fails_holds_nobody_up()
    {
        var (order, begun, never) = (new ArrivalOrder(), new List<string>(), new TaskCompletionSource());
        var running = order.RunAsync(() => Task.FromResult(true), () => never.Task, () => { });
        var failing = order.RunAsync(() => throw new InvalidOperationException("a bug"), () => Begin(begun, "not this"), () => { });
        await order.RunAsync(() => Task.FromResult(false), () => Begin(begun, "nor this"), () => begun.Add("refused"));
        await order.RunAsync(() => Task.FromResult(true), () => Begin(begun, "last"), () => { });
        begun.ShouldBe(["refused", "last"]);
        running.IsCompleted.ShouldBeFalse();
        await Should.ThrowAsync<InvalidOperationException>(() => failing);
    }

    private static Task Begin(List<string> begun, string what)
    {
        begun.Add(what);
        return Task.CompletedTask;
    }
}
