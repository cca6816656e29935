using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Lists;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;
using PartnerPortal.Testing.Finance.Ledger;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Platform.Lists;

public sealed class ListArrangementsTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_view_is_saved_renamed_taken_away_and_brought_back()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        var ann = await ledger.AddPersonAsync(PortalRole.Finance);
        var lists = new ListArrangements(ledger.Database, ledger.Time);

        var view = await lists.SaveAsync(ann, CommandId.New(), "partners", "  Active ", "status=active", None);
        (await lists.FindAsync(ann, "partners", None)).Views.ShouldBe([view with { Name = "Active" }]);
        (await lists.FindAsync(ann, "invoices", None)).Views.ShouldBeEmpty();

        await lists.RenameAsync(ann, CommandId.New(), view.ViewId, "Running", None);
        await lists.RemoveAsync(ann, CommandId.New(), view.ViewId, removed: true, None);
        (await lists.FindAsync(ann, "partners", None)).Views.ShouldBeEmpty();
        await lists.RemoveAsync(ann, CommandId.New(), view.ViewId, removed: false, None);
        (await lists.FindAsync(ann, "partners", None)).Views.ShouldHaveSingleItem().Name.ShouldBe("Running");
    }

    [Fact]
    public async Task A_name_is_given_once_and_a_view_that_is_gone_frees_it()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        var ann = await ledger.AddPersonAsync(PortalRole.Finance);
        var lists = new ListArrangements(ledger.Database, ledger.Time);

        var first = await lists.SaveAsync(ann, CommandId.New(), "partners", "Active", "status=active", None);
        await RefusedAsync("view.taken", () => lists.SaveAsync(ann, CommandId.New(), "partners", "ACTIVE", "", None));
        await RefusedAsync("view.name", () => lists.SaveAsync(ann, CommandId.New(), "partners", "  ", "", None));
        await RefusedAsync("view.name", () => lists.RenameAsync(ann, CommandId.New(), first.ViewId, new string('x', 61), None));
        await lists.RemoveAsync(ann, CommandId.New(), first.ViewId, removed: true, None);
        await lists.SaveAsync(ann, CommandId.New(), "partners", "Active", "status=active", None);
        await RefusedAsync("view.taken", () => lists.RemoveAsync(ann, CommandId.New(), first.ViewId, removed: false, None));
    }

    [Fact]
    public async Task Views_and_columns_are_a_persons_own()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        var (ann, bob) = (await ledger.AddPersonAsync(PortalRole.Finance), await ledger.AddPersonAsync(PortalRole.Manager, name: "Bob"));
        var lists = new ListArrangements(ledger.Database, ledger.Time);
        var view = await lists.SaveAsync(ann, CommandId.New(), "partners", "Active", "status=active", None);
        await lists.ChooseColumnsAsync(ann, CommandId.New(), "partners", ["name", "balance"], None);
        await lists.ChooseColumnsAsync(ann, CommandId.New(), "partners", ["name"], None);

        await lists.RenameAsync(bob, CommandId.New(), view.ViewId, "Mine now", None);
        await lists.RemoveAsync(bob, CommandId.New(), view.ViewId, removed: true, None);
        (await lists.FindAsync(bob, "partners", None)).ShouldSatisfyAllConditions(
            seen => seen.Views.ShouldBeEmpty(), seen => seen.Columns.ShouldBeNull());
        (await lists.FindAsync(ann, "partners", None)).ShouldSatisfyAllConditions(
            seen => seen.Views.ShouldBe([view]), seen => seen.Columns.ShouldBe(["name"]));
    }

    [Fact]
    public async Task A_list_has_at_most_twenty_views()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        var ann = await ledger.AddPersonAsync(PortalRole.SupportAgent);
        var lists = new ListArrangements(ledger.Database, ledger.Time);
        for (var number = 1; number <= 20; number++)
            await lists.SaveAsync(ann, CommandId.New(), "partners", $"View {number}", $"q={number}", None);
        await RefusedAsync("view.too_many", () => lists.SaveAsync(ann, CommandId.New(), "partners", "One more", "q=21", None));
    }

    private static async Task RefusedAsync(string code, Func<Task> asked) =>
        (await Should.ThrowAsync<RuleViolationException>(asked)).Code.ShouldBe(code);
}
