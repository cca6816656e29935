using PartnerPortal.Application.Finance.Statements;
using PartnerPortal.Application.Overview.Timeline;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Lists;
using PartnerPortal.Application.Program.Company;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Program.Company;
using PartnerPortal.Domain.Program.Partners;
using PartnerPortal.Testing.Finance.Ledger;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Program.Company;

/// <summary>What the vendor corrects of a partner's company.</summary>
public sealed class CorrectCompanyTests
{
    private static readonly CompanyFields Fields = new("DE123", "https://a.example", "Street 1", "Ann", "new@a.example", null, "fr");

    private static readonly CorrectCompanyCommand Command = new(
        "A", new ShownCompany(new CompanyIdentity("", "", PartnerModel.Resale), Fields),
        new CompanyIdentity(" Alpha  Systems ", "FR", PartnerModel.Resale), Fields, " Register of companies ");

    [Fact]
    public async Task What_the_agreement_names_is_corrected_and_closed_months_keep_their_words()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(new Books().Partner("A", "2013-01-10").Partner("B", "2013-01-10"));
        await ledger.ExecuteAsync("update partner set email = 'old@a.example' where partner_id = 'A'");
        await ledger.CloseThroughAsync("2013-01");
        var frozen = await StatementAsync(ledger, "A/2013-001");
        var (name, other) = ((await NamesAsync(ledger))[0], (await NamesAsync(ledger))[1]);
        await CorrectAsync(ledger, await ledger.AddPersonAsync(PortalRole.Manager, name: "Mara"), Command);

        (await NamesAsync(ledger)).ShouldBe(["A Alpha Systems FR resale", other]);
        var after = await StatementAsync(ledger, "A/2013-001");
        (after.Hash, after.Partner).ShouldBe((frozen.Hash, frozen.Partner));
        name.ShouldContain(after.Partner.Name);
        await ledger.CloseThroughAsync("2013-02");
        (await StatementAsync(ledger, "A/2013-002")).Partner.Name.ShouldBe("Alpha Systems");
        (await ledger.ReadAsync("select to_address from mail where kind = 'contact_email_changed'")).ShouldBe(["old@a.example"]);
        await ledger.CheckInvariantsAsync();
    }

    [Fact]
    public async Task The_partner_reads_the_reason_and_the_audit_trail_keeps_what_changed()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(new Books().Partner("A", "2013-01-10"));
        var owner = await ledger.AddPersonAsync(PortalRole.PartnerOwner, "A");
        var manager = await ledger.AddPersonAsync(PortalRole.Manager, name: "Mara");
        await CorrectAsync(ledger, manager, Command);
        await CorrectAsync(ledger, manager, Command with { Fields = Fields with { Phone = "+49 30 12345" }, Reason = "Switchboard" });
        // Nothing differs: nothing is written.
        await CorrectAsync(ledger, manager, Command with { Fields = Fields with { Phone = "+49 30 12345" }, Reason = "Again" });

        (await ledger.ReadAsync("""
            select actor, before::text, after::text from audit_entry
            where action = 'company_corrected' order by ctid desc limit 1
            """))
            .ShouldBe(["""Mara {"phone": null} {"phone": "+49 30 12345", "reason": "Switchboard"}"""]);
        (await ledger.ReadAsync("""
            select before ->> 'country', after ->> 'country', after ->> 'name' from audit_entry where action = 'company_corrected'
                order by ctid limit 1
            """))
            .ShouldBe(["DE FR Alpha Systems"]);
        var timeline = await new TimelineQueries(ledger.Database).ListAsync(owner, "A", new ListRequest(1, 10, null, false, null), default);
        timeline.Rows.Where(row => row.Action == AuditAction.CompanyCorrected).Select(row => (row.Text, row.Actor))
            .ShouldBe([("Switchboard", ""), ("Register of companies", "")], ignoreOrder: true);
        (await ledger.ReadAsync($"""
            select text_values ->> 0, link from notice
            where user_id = '{owner.UserId}' and kind = 'company_corrected' order by 1
            """))
            .ShouldBe(["Register of companies company", "Switchboard company"]);
    }

    [Fact]
    public async Task Wrong_data_and_wrong_people_change_nothing()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(new Books().Partner("A", "2013-01-10"));
        var before = await NamesAsync(ledger);
        var manager = await ledger.AddPersonAsync(PortalRole.Manager);
        (await RefusalAsync(manager, Command with { Identity = Command.Identity with { Name = " A " } })).ShouldBe("application.company");
        (await RefusalAsync(manager, Command with { Identity = Command.Identity with { Country = "XX" } })).ShouldBe("application.country");
        (await RefusalAsync(manager, Command with { Fields = Fields with { Email = "nobody" } })).ShouldBe("application.email");
        (await RefusalAsync(manager, Command with { Reason = " x " })).ShouldBe("standing.reason");
        (await RefusalAsync(manager, Command with { PartnerId = "Z" })).ShouldBe("partner.unknown");
        (await RefusalAsync(await ledger.AddPersonAsync(PortalRole.Finance), Command)).ShouldBe("access.denied");
        (await RefusalAsync(await ledger.AddPersonAsync(PortalRole.PartnerOwner, "A"), Command)).ShouldBe("access.denied");
        (await NamesAsync(ledger)).ShouldBe(before);

        // Who came in on paper may go on without a mail address; who has one keeps one.
        await CorrectAsync(ledger, manager, Command with { Fields = Fields with { Email = null } });
        await CorrectAsync(ledger, manager, Command);
        (await RefusalAsync(manager, Command with { Fields = Fields with { Email = null } })).ShouldBe("application.email");

        async Task<string> RefusalAsync(Viewer viewer, CorrectCompanyCommand command) =>
            (await Should.ThrowAsync<RuleViolationException>(() => CorrectAsync(ledger, viewer, command))).Code;
    }

    [Fact]
    public async Task Of_two_who_correct_or_edit_at_once_the_second_is_refused_and_nothing_of_the_first_is_lost()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(new Books().Partner("A", "2013-01-10"));
        var (manager, owner) = (await ledger.AddPersonAsync(PortalRole.Manager), await ledger.AddPersonAsync(PortalRole.PartnerOwner, "A"));
        await CorrectAsync(ledger, manager, Command);
        var shown = await ShownAsync(ledger);
        var (correct, edit) = (new CorrectCompany(ledger.Database, ledger.Time), new EditCompany(ledger.Database, ledger.Time));
        var correction = Command with { Shown = shown, Identity = shown.Identity with { Name = "Alpha" },
            Fields = shown.Fields with { Phone = "+49 30 12345" } };

        await edit.RunAsync(
            owner, CommandId.New(), new EditCompanyCommand(shown.Fields, shown.Fields with { Address = "Street 2" }), default);
        (await StaleAsync(() => correct.RunAsync(manager, CommandId.New(), correction, default))).ShouldBe(EditCompany.ChangedMeanwhile);
        (await ledger.ReadAsync("select name, address, phone is null from partner")).ShouldBe(["Alpha Systems Street 2 True"]);

        // What was typed goes over what is stored now, and saving again is a decision.
        var now = await ShownAsync(ledger);
        var again = correction with { Shown = now, Identity = correction.Identity.Over(
            shown.Identity, now.Identity), Fields = correction.Fields.Over(shown.Fields, now.Fields) };
        await correct.RunAsync(manager, CommandId.New(), again, default);
        (await ledger.ReadAsync("select name, address, phone from partner")).ShouldBe(["Alpha Street 2 +49 30 12345"]);

        // The same once more, as after a lost answer, is no second change; the other one is too late now.
        await correct.RunAsync(manager, CommandId.New(), again, default);
        (await StaleAsync(
            () => edit.RunAsync(
                owner, CommandId.New(), new EditCompanyCommand(now.Fields, now.Fields with { Phone = null, VatId = "DE999" }), default)))
                    .ShouldBe(EditCompany.ChangedMeanwhile);
        (await ledger.ReadAsync("select phone, vat_id from partner")).ShouldBe(["+49 30 12345 DE123"]);
        (await ledger.ReadAsync("""
            select action, count(*) from audit_entry
            where action like 'company_%' group by 1 order by 1
            """)).ShouldBe(["company_corrected 2", "company_edited 1"]);

        // A name that the vendor corrects is none of the fields that the company's form shows.
        var before = (await ShownAsync(ledger)).Fields;
        await CorrectAsync(ledger, manager, again with { Identity = again.Identity with { Name = "Alpha One" } });
        await edit.RunAsync(owner, CommandId.New(), new EditCompanyCommand(before, before with { VatId = "DE999" }), default);
        (await ledger.ReadAsync("select name, vat_id from partner")).ShouldBe(["Alpha One DE999"]);
    }

    [Fact]
    public async Task Of_two_saves_at_the_same_moment_one_is_refused()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(new Books().Partner("A", "2013-01-10"));
        var people = new[] { await ledger.AddPersonAsync(PortalRole.Manager), await ledger.AddPersonAsync(PortalRole.Administrator) };
        var shown = await ShownAsync(ledger);
        var saves = people.Select((person, at) => Task.Run(() => new CorrectCompany(ledger.Database, ledger.Time)
            .RunAsync(
                person, CommandId.New(), Command with { Shown = shown, Identity = shown.Identity with { Name = $"Alpha {at}" } },
                default))).ToArray();
        (await Should.ThrowAsync<RuleViolationException>(() => Task.WhenAll(saves))).Code.ShouldBe(EditCompany.ChangedMeanwhile);
        var kept = Array.FindIndex(saves, save => save.IsCompletedSuccessfully);
        (await ledger.ReadAsync("select name from partner")).ShouldBe([$"Alpha {kept}"]);
    }

    private static async Task<string> StaleAsync(Func<Task> save) => (await Should.ThrowAsync<RuleViolationException>(save)).Code;

    /// <summary>As somebody does who opens the form and saves at once.</summary>
    private static async Task CorrectAsync(LedgerDatabase ledger, Viewer viewer, CorrectCompanyCommand command) =>
        await new CorrectCompany(ledger.Database, ledger.Time).RunAsync(
            viewer, CommandId.New(), command with { Shown = await ShownAsync(ledger) }, default);

    private static async Task<ShownCompany> ShownAsync(LedgerDatabase ledger)
    {
        var company = (await new CompanyQueries(ledger.Database).FindAsync(LedgerDatabase.Owner("A"), "A", default)).ShouldNotBeNull();
        return new ShownCompany(company.Identity, company.Fields);
    }

    private static Task<string[]> NamesAsync(LedgerDatabase ledger) => ledger.ReadAsync("""
        select partner_id, name, country, model from partner order by partner_id
        """);

    private static async Task<Domain.Finance.Statements.Statement> StatementAsync(LedgerDatabase ledger, string number) =>
        (await new StatementQueries(ledger.Database).FindAsync(LedgerDatabase.Finance, number, default)).ShouldNotBeNull();
}
