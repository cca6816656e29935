using PartnerPortal.Application.Access;
using PartnerPortal.Application.Audit;
using PartnerPortal.Application.Company;
using PartnerPortal.Application.Lists;
using PartnerPortal.Application.Partners;
using PartnerPortal.Application.Statements;
using PartnerPortal.Application.Tests.Ledger;
using PartnerPortal.Application.Timeline;
using PartnerPortal.Data.Identity;
using PartnerPortal.Domain;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Company;

/// <summary>What the vendor corrects of a partner's company.</summary>
public sealed class CorrectCompanyTests
{
    private static readonly CompanyFields Fields = new("DE123", "https://a.example", "Street 1", "Ann", "new@a.example", null, "fr");

    private static readonly CorrectCompanyCommand Command = new("A", new CompanyIdentity(" Alpha  Systems ", "FR", PartnerModel.Resale), Fields, " Register of companies ");

    [Fact]
    public async Task What_the_agreement_names_is_corrected_and_closed_months_keep_their_words()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(new Books().Partner("A", "2013-01-10").Partner("B", "2013-01-10"));
        await ledger.ExecuteAsync("update partner set email = 'old@a.example' where partner_id = 'A'");
        await ledger.CloseThroughAsync("2013-01");
        var frozen = await StatementAsync(ledger, "2013-000001");
        var (name, other) = ((await NamesAsync(ledger))[0], (await NamesAsync(ledger))[1]);
        await new CorrectCompany(ledger.Database, ledger.Time).RunAsync(await ledger.AddPersonAsync(PortalRole.Manager, name: "Mara"), Command, default);

        (await NamesAsync(ledger)).ShouldBe(["A Alpha Systems FR resale", other]);
        var after = await StatementAsync(ledger, "2013-000001");
        (after.Hash, after.Partner).ShouldBe((frozen.Hash, frozen.Partner));
        name.ShouldContain(after.Partner.Name);
        await ledger.CloseThroughAsync("2013-02");
        (await StatementAsync(ledger, "2013-000003")).Partner.Name.ShouldBe("Alpha Systems");
        (await ledger.ReadAsync("select to_address from mail where kind = 'contact_email_changed'")).ShouldBe(["old@a.example"]);
        await ledger.CheckInvariantsAsync();
    }

    [Fact]
    public async Task The_partner_reads_the_reason_and_the_audit_trail_keeps_what_changed()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(new Books().Partner("A", "2013-01-10"));
        var owner = await ledger.AddPersonAsync(PortalRole.PartnerOwner, "A");
        var manager = await ledger.AddPersonAsync(PortalRole.Manager, name: "Mara");
        var correct = new CorrectCompany(ledger.Database, ledger.Time);
        await correct.RunAsync(manager, Command, default);
        await correct.RunAsync(manager, Command with { Fields = Fields with { Phone = "+49 30 12345" }, Reason = "Switchboard" }, default);
        // Nothing differs: nothing is written.
        await correct.RunAsync(manager, Command with { Fields = Fields with { Phone = "+49 30 12345" }, Reason = "Again" }, default);

        (await ledger.ReadAsync("select actor, before::text, after::text from audit_entry where action = 'company_corrected' order by ctid desc limit 1"))
            .ShouldBe(["""Mara {"phone": null} {"phone": "+49 30 12345", "reason": "Switchboard"}"""]);
        (await ledger.ReadAsync("select before ->> 'country', after ->> 'country', after ->> 'name' from audit_entry where action = 'company_corrected' order by ctid limit 1"))
            .ShouldBe(["DE FR Alpha Systems"]);
        var timeline = await new TimelineQueries(ledger.Database).ListAsync(owner, "A", new ListRequest(1, 10, null, false, null), default);
        timeline.Rows.Where(row => row.Action == AuditAction.CompanyCorrected).Select(row => (row.Text, row.Actor))
            .ShouldBe([("Switchboard", ""), ("Register of companies", "")], ignoreOrder: true);
        (await ledger.ReadAsync($"select text_values ->> 0, link from notice where user_id = '{owner.UserId}' and kind = 'company_corrected' order by 1"))
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
        await new CorrectCompany(ledger.Database, ledger.Time).RunAsync(manager, Command with { Fields = Fields with { Email = null } }, default);
        await new CorrectCompany(ledger.Database, ledger.Time).RunAsync(manager, Command, default);
        (await RefusalAsync(manager, Command with { Fields = Fields with { Email = null } })).ShouldBe("application.email");

        async Task<string> RefusalAsync(Viewer viewer, CorrectCompanyCommand command) =>
            (await Should.ThrowAsync<RuleViolationException>(() => new CorrectCompany(ledger.Database, ledger.Time).RunAsync(viewer, command, default))).Code;
    }

    private static Task<string[]> NamesAsync(LedgerDatabase ledger) => ledger.ReadAsync("select partner_id, name, country, model from partner order by partner_id");

    private static async Task<Domain.Statements.Statement> StatementAsync(LedgerDatabase ledger, string number) =>
        (await new StatementQueries(ledger.Database).FindAsync(LedgerDatabase.Finance, number, default)).ShouldNotBeNull();
}
