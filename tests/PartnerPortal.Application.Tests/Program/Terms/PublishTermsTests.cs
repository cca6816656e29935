using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Program.Partners;
using PartnerPortal.Application.Program.Terms;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Program.Terms;
using PartnerPortal.Testing.Finance.Ledger;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Program.Terms;

/// <summary>Terms from the first word of a draft to the version that decides, and what is agreed with one partner.</summary>
public sealed class PublishTermsTests
{
    private static readonly Viewer Manager = new(Guid.NewGuid(), "Mara", PortalRole.Manager, null);
    private static readonly Viewer Finance = new(Guid.NewGuid(), "Fred", PortalRole.Finance, null);
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task A_draft_starts_as_a_copy_of_the_latest_and_is_published_once_and_told_to_partners_in_force()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(
            new Books().Partner("A", "2025-12-10").Partner("B", "2025-11-01", terminatedOn: "2026-02-28"));
        foreach (var partner in new[] { "A", "B" }) await ledger.AddPersonAsync(PortalRole.PartnerOwner, partner);
        var (save, publish, queries) = Of(ledger);
        var id = await StartAsync(ledger);
        var draft = (await queries.FindDraftAsync(Manager, id, Ct)).ShouldNotBeNull().Draft;
        (draft.Content.ValidFrom, draft.Revision).ShouldBe((new DateOnly(2026, 3, 1), 1));
        TermsDifference.Between(TermsVersion.Default, draft.Content.ToVersion()).ShouldBeEmpty();
        (await Refusal(() => publish.RunAsync(Manager, CommandId.New(), new PublishTermsCommand(id, 1), Ct))).ShouldBe("terms.errors");

        draft.Content.CommissionPlan = [.. CommissionPlans.Advisor.Select(RuleDraft.Of)];
        draft.Content.CoachingSessions = 4;
        (await save.RunAsync(Manager, CommandId.New(), new SaveTermsDraftCommand(id, 1, draft.Content), Ct)).ShouldBe(2);
        (await Refusal(() => save.RunAsync(Manager, CommandId.New(), new SaveTermsDraftCommand(id, 1, draft.Content), Ct))).ShouldBe(
            "terms.changed_meanwhile");
        (await Refusal(() => publish.RunAsync(Manager, CommandId.New(), new PublishTermsCommand(id, 1), Ct))).ShouldBe(
            "terms.changed_meanwhile");
        (await Refusal(() => publish.RunAsync(Finance, CommandId.New(), new PublishTermsCommand(id, 2), Ct))).ShouldBe("access.denied");
        await publish.RunAsync(Manager, CommandId.New(), new PublishTermsCommand(id, 2), Ct);

        (await Refusal(() => publish.RunAsync(Manager, CommandId.New(), new PublishTermsCommand(id, 2), Ct))).ShouldBe("terms.no_draft");
        var overview = await queries.OverviewAsync(Finance, Ct);
        overview.Drafts.ShouldBeEmpty();
        overview.Versions.Select(view => view.Standing).ShouldBe([TermsStanding.Future, TermsStanding.InForce]);
        overview.Versions[0].Changes.Select(change => change.Field).Distinct().ShouldBe(
            [TermsField.CoachingSessions, TermsField.CommissionPlan]);
        overview.Versions[0].Version.CommissionPlan.Select(rule => rule.Label).ShouldBe(
            ["first_year_top", "first_year_mid", "first_year", "later"]);
        overview.Versions[0].Version.Allowances.CoachingSessions.ShouldBe(4);
        (await ledger.ReadAsync("""
            select count(*), min(partner_id) from mail join users u on u.email = to_address
            where key like '%terms:2026-03-01'
            """)).ShouldBe(["1 A"]);
        (await queries.OwnAsync(LedgerDatabase.Owner("A"), Ct)).Versions.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_discarded_draft_is_gone_until_it_is_taken_back()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        var (save, publish, queries) = Of(ledger);
        var (discard, restore) = (new DiscardTermsDraft(ledger.Database, ledger.Time), new RestoreTermsDraft(ledger.Database, ledger.Time));
        var id = await StartAsync(ledger);
        await discard.RunAsync(Manager, CommandId.New(), id, Ct);
        (await queries.FindDraftAsync(Manager, id, Ct)).ShouldBeNull();
        (await Refusal(() => discard.RunAsync(Manager, CommandId.New(), id, Ct))).ShouldBe("terms.no_draft");
        (await Refusal(() => publish.RunAsync(Manager, CommandId.New(), new PublishTermsCommand(id, 1), Ct))).ShouldBe("terms.no_draft");
        (await Refusal(() => save.RunAsync(Manager, CommandId.New(), new SaveTermsDraftCommand(id, 1, new TermsDraft()), Ct))).ShouldBe(
            "terms.no_draft");
        // Two undo it: the second finds nothing to take back.
        await restore.RunAsync(Manager, CommandId.New(), id, Ct);
        await restore.RunAsync(Manager, CommandId.New(), id, Ct);
        (await Refusal(() => restore.RunAsync(Manager, CommandId.New(), Guid.NewGuid(), Ct))).ShouldBe("terms.no_draft");
        (await queries.FindDraftAsync(Manager, id, Ct)).ShouldNotBeNull();
        (await ledger.ReadAsync("select action from audit_entry order by action")).ShouldBe(
            ["terms_draft_discarded", "terms_draft_saved"]);
        // An unfinished one is kept as it is.
        (await save.RunAsync(
            Manager, CommandId.New(), new SaveTermsDraftCommand(id, 1, new TermsDraft { CommissionPlan = [new RuleDraft()] }), Ct))
                .ShouldBe(2);
        (await queries.OverviewAsync(Manager, Ct)).Drafts.ShouldHaveSingleItem().Errors.ShouldBeGreaterThan(8);
    }

    [Fact]
    public async Task A_cap_takes_the_rate_of_invoices_registered_after_it_and_of_none_before()
    {
        var books = new Books().Partner("A", "2025-12-10").Customer("K", "A").Invoice(
            "I1", "K", "2025-12-20", 1_000.00m, ("licence_new", 1_000.00m));
        await using var ledger = await LedgerDatabase.CreateAsync(books);
        var caps = new ChangeCaps(ledger.Database, ledger.Time);
        await caps.RunAsync(
            Manager, CommandId.New(), new ChangeCapsCommand("A", new Dictionary<string, decimal> { ["initial"] = 30m }), Ct);
        await ledger.ImportAsync(new Books().Invoice("I2", "K", "2025-12-20", 1_000.00m, ("licence_new", 1_000.00m)));

        (await ledger.ReadAsync("""
            select invoice_no, rate, plan_rate from invoice_line order by invoice_no
            """)).ShouldBe(["I1 33.0000 33.0000", "I2 30.0000 33.0000"]);
        (await new CapQueries(ledger.Database, ledger.Time).FindAsync(Manager, "A", Ct)).ShouldBe(
            [new CapRow("initial", 33m, 30m), new CapRow("follow_up", 23m, null)]);
        (await ledger.ReadAsync("select action, before::text, after::text from audit_entry")).ShouldBe(
            ["""caps_changed {} {"initial": 30}"""]);
        (await new CapQueries(ledger.Database, ledger.Time).FindAsync(Manager, "Z", Ct)).ShouldBeNull();
        (await Refusal(() => caps.RunAsync(Manager, CommandId.New(), new ChangeCapsCommand("Z", new Dictionary<string, decimal>()), Ct)))
            .ShouldBe("partner.unknown");
        (await Refusal(
            () => caps.RunAsync(
                Manager, CommandId.New(), new ChangeCapsCommand("A", new Dictionary<string, decimal> { ["other"] = 1m }), Ct))).ShouldBe(
                    "caps.label");
        (await Refusal(
            () => caps.RunAsync(
                Manager, CommandId.New(), new ChangeCapsCommand("A", new Dictionary<string, decimal> { ["initial"] = 100.1m }), Ct)))
                    .ShouldBe("caps.rate");
        (await Refusal(() => caps.RunAsync(Finance, CommandId.New(), new ChangeCapsCommand("A", new Dictionary<string, decimal>()), Ct)))
            .ShouldBe("access.denied");
    }

    private static Task<Guid> StartAsync(LedgerDatabase ledger) =>
        new StartTermsDraft(ledger.Database, ledger.Time).RunAsync(Manager, CommandId.New(), Ct);

    private static (SaveTermsDraft Save, PublishTerms Publish, TermsQueries Queries) Of(LedgerDatabase ledger) =>
        (new(ledger.Database, ledger.Time), new(ledger.Database, ledger.Time), new(ledger.Database, ledger.Time));

    private static async Task<string> Refusal(Func<Task> act) => (await act.ShouldThrowAsync<RuleViolationException>()).Code;
}
