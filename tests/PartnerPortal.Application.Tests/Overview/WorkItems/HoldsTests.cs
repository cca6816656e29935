using PartnerPortal.Application.Finance.Ledger;
using PartnerPortal.Application.Overview.WorkItems;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Lists;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;
using PartnerPortal.Testing.Finance.Ledger;
using PartnerPortal.Testing.Platform.Access;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Overview.WorkItems;

public sealed class HoldsTests(IsolationSample sample) : IClassFixture<IsolationSample>
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly LedgerDatabase _ledger = sample.Ledger;

    [Fact]
    public async Task What_is_stopped_is_listed_with_what_it_holds()
    {
        var holds = await new HoldQueries(_ledger.Database).FindAsync(LedgerDatabase.Finance, None);
        var held = holds.Disputed.Single(row => row.PartnerId == "A");
        (held.InvoiceNo, held.Customer).ShouldBe(("I2", "Buyer "));
        held.Held.ShouldBe(Money.Eur(66m));
        holds.WorkItems.Select(item => item.PartnerId).ShouldBe(["A", IsolationSample.Other], ignoreOrder: true);
    }

    [Fact]
    public async Task A_work_item_is_taken_off_the_list_once_and_can_be_put_back()
    {
        var queries = new HoldQueries(_ledger.Database);
        var resolve = new ResolveWorkItem(_ledger.Database, _ledger.Time);
        var item = (await queries.FindAsync(LedgerDatabase.Finance, None)).WorkItems.First(row => row.PartnerId == IsolationSample.Other);

        await resolve.RunAsync(LedgerDatabase.Finance, CommandId.New(), new ResolveWorkItemCommand(item.Kind, item.Subject, true), None);
        (await queries.FindAsync(LedgerDatabase.Finance, None)).WorkItems.ShouldNotContain(item);
        await RefusedAsync(
            "work_item.unknown",
            () => resolve.RunAsync(
                LedgerDatabase.Finance, CommandId.New(), new ResolveWorkItemCommand(item.Kind, item.Subject, true), None));
        await resolve.RunAsync(LedgerDatabase.Finance, CommandId.New(), new ResolveWorkItemCommand(item.Kind, item.Subject, false), None);
        (await queries.FindAsync(LedgerDatabase.Finance, None)).WorkItems.ShouldContain(item);
    }

    [Fact]
    public async Task The_work_list_is_not_for_partners()
    {
        var owner = LedgerDatabase.Owner("A");
        await RefusedAsync("access.denied", () => new HoldQueries(_ledger.Database).FindAsync(owner, None));
        await RefusedAsync(
            "access.denied",
            () => new ResolveWorkItem(_ledger.Database, _ledger.Time).RunAsync(
                owner, CommandId.New(), new ResolveWorkItemCommand("past_year_refund", "x", true), None));
        await RefusedAsync(
            "access.denied",
            () => new AdjustmentQueries(_ledger.Database).ListAsync(owner, new ListRequest(1, 10, null, false, null), null, None));
        await RefusedAsync(
            "access.denied",
            () => new Application.Finance.Payouts.PayoutQueries(_ledger.Database).ListAsync(
                owner, new ListRequest(1, 10, null, false, null), new(), None));
        await RefusedAsync(
            "access.denied",
            () => new Application.Finance.Balances.BalanceQueries(_ledger.Database, _ledger.Time).TotalsAsync(owner, None));
        await RefusedAsync(
            "access.denied",
            () => new Application.Overview.Dashboard.DashboardQueries(_ledger.Database, _ledger.Time).FiguresAsync(owner, None));
    }

    [Fact]
    public async Task A_rejected_adjustment_is_never_posted()
    {
        var adjust = new AdjustmentSteps(_ledger.Database, _ledger.Time);
        var id = await adjust.RequestAsync(
            LedgerDatabase.Finance, CommandId.New(), new RequestAdjustmentCommand("A", 10m, "a mistake"), None);
        await adjust.RejectAsync(LedgerDatabase.Finance, CommandId.New(), id, None);
        var second = LedgerDatabase.Finance with { UserId = Guid.CreateVersion7() };
        await RefusedAsync("adjustment.not_open", () => adjust.ApproveAsync(second, CommandId.New(), id, None));
        await RefusedAsync("adjustment.not_open", () => adjust.RejectAsync(second, CommandId.New(), id, None));
        (await _ledger.ReadAsync($"select count(*) from posting where kind = 'adjustment' and cause like '%{id}%'")).ShouldBe(["0"]);
        var row = (await new AdjustmentQueries(_ledger.Database).ListAsync(
            LedgerDatabase.Finance, new ListRequest(1, 10, null, false, "mistake"), AdjustmentState.Rejected,
            None)).Rows.ShouldHaveSingleItem();
        row.AdjustmentId.ShouldBe(id);
    }

    [Fact]
    public async Task A_manager_sees_holds_but_does_not_post_adjustments() =>
        await RefusedAsync("access.denied", () => new AdjustmentSteps(_ledger.Database, _ledger.Time).RequestAsync(
            LedgerDatabase.Finance with { Role = PortalRole.Manager }, CommandId.New(),
            new RequestAdjustmentCommand("A", 1m, "not allowed"), None));

    private static async Task RefusedAsync(string code, Func<Task> asked) =>
        (await Should.ThrowAsync<RuleViolationException>(asked)).Code.ShouldBe(code);
}
