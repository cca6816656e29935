using PartnerPortal.Application.Overview.Dashboard;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Program.Applications;
using PartnerPortal.Application.Program.Qualification;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain.Program.Applications;
using PartnerPortal.Testing.Finance.Ledger;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Program.Applications;

/// <summary>What the vendor's people do with an application: each step, and each wrong one.</summary>
public sealed class ReviewTests
{
    [Fact]
    public async Task A_required_item_that_is_not_met_forbids_the_approval()
    {
        await using var applicants = await Applicants.CreateAsync();
        var number = await applicants.CompleteAsync();
        await applicants.Start.RunAsync(applicants.Manager, CommandId.New(), number, default);
        (await Applicants.RefusalAsync(() => applicants.Approve.RunAsync(applicants.Manager, CommandId.New(), number, default))).ShouldBe(
            "application.checks_open");

        var check = (await applicants.Queries.FindAsync(applicants.Manager, number, "de", default))!.Checks.Single();
        check.Text.ShouldStartWith("Die Website");
        (await Applicants.RefusalAsync(
            () => applicants.Decide.RunAsync(applicants.Manager, CommandId.New(), new(number, check.ItemId, " ", true), default))).ShouldBe(
                "check.evidence");
        await applicants.Decide.RunAsync(
            applicants.Manager, CommandId.New(), new(number, check.ItemId, "https://nordwind.example", false), default);
        (await Applicants.RefusalAsync(() => applicants.Approve.RunAsync(applicants.Manager, CommandId.New(), number, default))).ShouldBe(
            "application.checks_open");
        await applicants.Decide.RunAsync(
            applicants.Manager, CommandId.New(), new(number, check.ItemId, "Imprint was added", true), default);
        await applicants.Approve.RunAsync(applicants.Manager, CommandId.New(), number, default);

        (await applicants.StatusAsync(number)).ShouldBe("approved");
        (await applicants.MailsAsync())[^1].ShouldBe("application_approved nora@nordwind.example de");
    }

    [Fact]
    public async Task A_review_is_handed_on_to_those_who_may_decide()
    {
        await using var applicants = await Applicants.CreateAsync();
        (await applicants.Queries.ReviewersAsync(applicants.Manager, default)).ShouldContain(
            person => person.UserId == applicants.Manager.UserId);
    }

    [Fact]
    public async Task A_rejection_tells_the_reason_once_and_is_final()
    {
        await using var applicants = await Applicants.CreateAsync();
        var number = await applicants.CompleteAsync();
        (await Applicants.RefusalAsync(() => applicants.Reject.RunAsync(applicants.Manager, CommandId.New(), number, " x ", default)))
            .ShouldBe("application.reason");
        await applicants.Reject.RunAsync(applicants.Manager, CommandId.New(), number, "No website yet", default);
        (await Applicants.RefusalAsync(() => applicants.Reject.RunAsync(applicants.Manager, CommandId.New(), number, "Again", default)))
            .ShouldBe("application.state");
        (await Applicants.RefusalAsync(() => applicants.Start.RunAsync(applicants.Manager, CommandId.New(), number, default))).ShouldBe(
            "application.state");

        (await applicants.Ledger.ReadAsync("""
            select count(*), min(text_values ->> 2) from mail where kind = 'application_rejected'
            """)).ShouldBe(["1 No website yet"]);
        // The way is free for a new one.
        var again = await applicants.SubmitAsync();
        (await applicants.StatusAsync(again)).ShouldBe("unconfirmed");
    }

    [Fact]
    public async Task A_step_from_the_wrong_state_is_refused()
    {
        await using var applicants = await Applicants.CreateAsync();
        var number = await applicants.SubmitAsync();
        (await Applicants.RefusalAsync(() => applicants.Start.RunAsync(applicants.Manager, CommandId.New(), number, default))).ShouldBe(
            "application.state");
        (await Applicants.RefusalAsync(() => applicants.Approve.RunAsync(applicants.Manager, CommandId.New(), number, default))).ShouldBe(
            "application.state");
        (await Applicants.RefusalAsync(
            () => applicants.Reject.RunAsync(applicants.Manager, CommandId.New(), number, "Unconfirmed", default))).ShouldBe(
                "application.state");
        (await Applicants.RefusalAsync(() => applicants.Start.RunAsync(applicants.Manager, CommandId.New(), "A-NONE-NONE", default)))
            .ShouldBe("application.unknown");
        (await Applicants.RefusalAsync(() => applicants.Note.RunAsync(applicants.Manager, CommandId.New(), number, " ", default))).ShouldBe(
            "note.length");
        await applicants.Note.RunAsync(applicants.Manager, CommandId.New(), number, "Called them", default);
        (await applicants.Queries.FindAsync(applicants.Manager, number, "en", default))!.Notes.Single().Text.ShouldBe("Called them");
    }

    [Fact]
    public async Task Two_who_take_it_up_at_once_are_one()
    {
        await using var applicants = await Applicants.CreateAsync();
        var number = await applicants.CompleteAsync();
        var other = await applicants.Ledger.AddPersonAsync(PortalRole.Manager, name: "Otto");
        var tries = new[] { applicants.Manager, other }.Select(async viewer =>
        {
            try
            {
                await applicants.Start.RunAsync(viewer, CommandId.New(), number, default);
                return 1;
            }
            catch (Domain.RuleViolationException refused) when (refused.Code == "application.state")
            {
                return 0;
            }
        });
        (await Task.WhenAll(tries)).Sum().ShouldBe(1);
        (await applicants.Ledger.ReadAsync("select count(*) from application_check")).ShouldBe(["1"]);
    }

    [Fact]
    public async Task It_is_handed_on_only_to_who_may_decide()
    {
        await using var applicants = await Applicants.CreateAsync();
        var number = await applicants.CompleteAsync();
        await applicants.Start.RunAsync(applicants.Manager, CommandId.New(), number, default);
        var finance = await applicants.Ledger.AddPersonAsync(PortalRole.Finance, name: "Fred");
        var other = await applicants.Ledger.AddPersonAsync(PortalRole.Manager, name: "Otto");
        (await Applicants.RefusalAsync(
            () => applicants.Assign.RunAsync(applicants.Manager, CommandId.New(), number, finance.UserId, default))).ShouldBe(
                "application.reviewer");
        (await Applicants.RefusalAsync(() => applicants.Assign.RunAsync(finance, CommandId.New(), number, other.UserId, default))).ShouldBe(
            "access.denied");
        await applicants.Assign.RunAsync(applicants.Manager, CommandId.New(), number, other.UserId, default);
        (await applicants.Queries.FindAsync(applicants.Manager, number, "en", default))!.Reviewer.ShouldBe("Otto");
    }

    [Fact]
    public async Task A_review_keeps_the_checklist_it_began_with()
    {
        await using var applicants = await Applicants.CreateAsync();
        var edit = new SaveQualificationItem(applicants.Ledger.Database, applicants.Ledger.Time);
        var number = await applicants.CompleteAsync();
        await applicants.Start.RunAsync(applicants.Manager, CommandId.New(), number, default);
        await edit.RunAsync(
            applicants.Manager, CommandId.New(),
            new(Guid.NewGuid(), default, 0, true, true, new Dictionary<string, string> { ["en"] = "Two trained people" }), default);
        (await applicants.Queries.FindAsync(applicants.Manager, number, "en", default))!.Checks.Count.ShouldBe(1);

        var later = await applicants.CompleteAsync(
            Applicants.Form with { Company = "Later Firm", VatId = null, Email = "later@firm.example" });
        await applicants.Start.RunAsync(applicants.Manager, CommandId.New(), later, default);
        (await applicants.Queries.FindAsync(applicants.Manager, later, "ru", default))!.Checks.Select(check => check.Text)
            .ShouldBe(["Сайт компании соответствует требованиям к партнёрам", "Two trained people"]);
    }

    [Fact]
    public async Task Companies_that_may_be_the_same_are_shown_with_what_they_share()
    {
        await using var applicants = await Applicants.CreateAsync(
            new Books().Partner("P-1001", "2020-01-01", name: "Nordwind-Systeme AG").Partner(
                "P-1002", "2020-01-01", name: "Somebody Else"));
        await applicants.SubmitAsync(Applicants.Form with { Company = "Wind Nord", VatId = null, Email = "info@nordwind.example" });
        var number = await applicants.SubmitAsync(Applicants.Form with { VatId = null });
        var twins = (await applicants.Queries.FindAsync(applicants.Manager, number, "en", default))!.Twins;
        twins.Select(twin => (twin.Name, twin.IsPartner, twin.Because)).ShouldBe(
            [("Wind Nord", false, TwinReason.Domain), ("Nordwind-Systeme AG", true, TwinReason.Name)]);
    }

    [Fact]
    public async Task The_list_finds_filters_and_puts_first_what_waits()
    {
        await using var applicants = await Applicants.CreateAsync();
        var waiting = await applicants.CompleteAsync();
        var unconfirmed = await applicants.SubmitAsync(
            Applicants.Form with { Company = "Zwei", VatId = null, Email = "zwei@firma.example" });
        var repeat = await applicants.SubmitAsync();
        async Task<string[]> ListAsync(string? search, ApplicationStatus? status) =>
            [.. (await applicants.Queries.ListAsync(applicants.Manager, new(1, 20, null, false, search), status, default)).Rows.Select(
                row => row.Number)];

        (await ListAsync(null, null)).ShouldBe([waiting, unconfirmed]);
        (await ListAsync(null, ApplicationStatus.Unconfirmed)).ShouldBe([unconfirmed]);
        (await ListAsync("zwei", null)).ShouldBe([unconfirmed]);
        (await ListAsync(repeat, null)).ShouldBe([waiting]);
        (await ListAsync("100%", null)).ShouldBeEmpty();
        var waits = new WaitingQueries(applicants.Ledger.Database, [WaitingApplications.Source], applicants.Ledger.Time);
        (await waits.FindAsync(applicants.Manager, default)).Of["applications"].ShouldBe(1);
    }
}
