using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Program.Agreements;
using PartnerPortal.Application.Program.Company;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Program.Company;
using PartnerPortal.Domain.Program.Partners;
using PartnerPortal.Testing.Finance.Ledger;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Program.Company;

/// <summary>What a partner's people change of their company.</summary>
public sealed class CompanyTests
{
    private const string NewIban = "ES91 2100 0418 4502 0005 1332";

    private static readonly CompanyFields Fields = new(
        "DE123", "https://a.example", "Street 1\n10115 Berlin", "Ann", "new@a.example", "+49 30 12345", "fr");

    [Fact]
    public async Task Changed_data_are_kept_and_the_old_address_is_told()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(new Books().Partner("A", "2013-01-10").Partner("B", "2013-01-10"));
        await ledger.ExecuteAsync("update partner set email = 'old@a.example' where partner_id = 'A'");
        var owner = await ledger.AddPersonAsync(PortalRole.PartnerOwner, "A", "Olga");
        await EditAsync(ledger, owner, Fields with { VatId = "DE 12.34", Email = " new@a.example " });
        await EditAsync(ledger, owner, Fields with { VatId = "DE1234" });

        (await ledger.ReadAsync("""
            select vat_id, address, email, former_email, language from partner where partner_id = 'A'
            """)).ShouldBe(["DE1234 Street 1\n10115 Berlin new@a.example old@a.example fr"]);
        (await ledger.ReadAsync("select email is null from partner where partner_id = 'B'")).ShouldBe(["True"]);
        (await ledger.ReadAsync("select to_address from mail where kind = 'contact_email_changed'")).ShouldBe(["old@a.example"]);
        (await ledger.ReadAsync("select count(*) from audit_entry where action = 'company_edited' and partner_id = 'A'")).ShouldBe(["1"]);
        (await RefusalAsync(() => EditAsync(ledger, owner, Fields with { Website = "javascript:1" }))).ShouldBe("application.website");
        (await RefusalAsync(() => EditAsync(ledger, owner with { Role = PortalRole.PartnerFinance }, Fields))).ShouldBe("access.denied");
    }

    [Fact]
    public async Task After_the_end_company_data_are_only_read()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(new Books().Partner("A", "2013-01-10", terminatedOn: "2026-01-14"));
        var owner = await ledger.AddPersonAsync(PortalRole.PartnerOwner, "A");
        (await RefusalAsync(() => EditAsync(ledger, owner, Fields))).ShouldBe("agreement.ended");
        (await new AgreementQueries(ledger.Database, ledger.Time).HasEndedAsync(owner, default)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_foreign_company_is_as_an_absent_one()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(new Books().Partner("A", "2013-01-10").Partner("B", "2013-01-10"));
        var queries = new CompanyQueries(ledger.Database);
        (await queries.FindAsync(LedgerDatabase.Owner("A"), "B", default)).ShouldBeNull();
        (await queries.FindAsync(LedgerDatabase.Owner("A"), "Z", default)).ShouldBeNull();
        (await queries.FindAsync(LedgerDatabase.Owner("A"), "A", default))!.Iban.ShouldBe("DE89 •••• 3000");
    }

    [Fact]
    public async Task A_new_account_waits_five_days_and_is_applied_once()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(new Books().Partner("A", "2013-01-10"));
        await ledger.ExecuteAsync("update partner set email = 'office@a.example' where partner_id = 'A'");
        var owner = await Trusted(ledger, PortalRole.PartnerOwner, "Olga");
        var (change, apply) = (new ChangeIban(ledger.Database, ledger.Time), new ApplyIbanChanges(ledger.Database, ledger.Time));
        (await RefusalAsync(
            async () => await change.RunAsync(
                await ledger.AddPersonAsync(PortalRole.PartnerOwner, "A"), CommandId.New(), NewIban, default))).ShouldBe("access.step_up");
        (await RefusalAsync(() => change.RunAsync(owner, CommandId.New(), "ES91 2100", default))).ShouldBe("iban.wrong");
        (await RefusalAsync(() => change.RunAsync(owner, CommandId.New(), Books.Iban, default))).ShouldBe("iban.same");
        await change.RunAsync(owner, CommandId.New(), NewIban, default);
        (await RefusalAsync(() => change.RunAsync(owner, CommandId.New(), NewIban, default))).ShouldBe("iban.waiting");
        (await apply.RunAsync(default)).ShouldBe(0);
        (await IbanAsync(ledger)).ShouldBe(Books.Iban);
        (await ledger.ReadAsync("""
            select to_address, text_values ->> 1 from mail where kind = 'iban_change_requested'
            """)).ShouldBe(["office@a.example ES91 •••• 1332"]);

        ledger.Time.Today = ledger.Time.Today.AddDays(5);
        (await Task.WhenAll(apply.RunAsync(default), apply.RunAsync(default))).Sum().ShouldBe(1);
        (await IbanAsync(ledger)).ShouldBe("ES9121000418450200051332");
        (await ledger.ReadAsync("""
            select actor, action from audit_entry where action like 'iban%' order by at
            """)).ShouldBe(["Olga iban_change_requested", " iban_changed"]);
    }

    [Fact]
    public async Task A_withdrawn_account_never_comes_into_use()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(new Books().Partner("A", "2013-01-10").Partner("B", "2013-01-10"));
        var owner = await Trusted(ledger, PortalRole.PartnerOwner, "Olga");
        var stranger = await ledger.AddPersonAsync(PortalRole.PartnerOwner, "B");
        var revoke = new RevokeIbanChange(ledger.Database, ledger.Time);
        await new ChangeIban(ledger.Database, ledger.Time).RunAsync(owner, CommandId.New(), NewIban, default);
        var id = (await new CompanyQueries(ledger.Database).FindAsync(owner, "A", default))!.Pending!.ChangeId;

        (await RefusalAsync(() => revoke.RunAsync(stranger, CommandId.New(), id, default))).ShouldBe("iban.not_waiting");
        await revoke.RunAsync(await ledger.AddPersonAsync(PortalRole.PartnerFinance, "A"), CommandId.New(), id, default);
        (await RefusalAsync(() => revoke.RunAsync(owner, CommandId.New(), id, default))).ShouldBe("iban.not_waiting");
        ledger.Time.Today = ledger.Time.Today.AddDays(9);
        (await new ApplyIbanChanges(ledger.Database, ledger.Time).RunAsync(default)).ShouldBe(0);
        (await IbanAsync(ledger)).ShouldBe(Books.Iban);
    }

    [Fact]
    public async Task The_address_before_the_last_change_is_told_of_a_new_account()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(new Books().Partner("A", "2013-01-10"));
        await ledger.ExecuteAsync("update partner set email = 'true@a.example' where partner_id = 'A'");
        var owner = await Trusted(ledger, PortalRole.PartnerOwner, "Olga");
        await EditAsync(ledger, owner, Fields with { Email = "thief@evil.example" });
        await new ChangeIban(ledger.Database, ledger.Time).RunAsync(owner, CommandId.New(), NewIban, default);
        (await ledger.ReadAsync("""
            select to_address from mail where kind = 'iban_change_requested' order by 1
            """)).ShouldBe(["thief@evil.example", "true@a.example"]);
    }

    [Fact]
    public async Task The_database_itself_refuses_an_account_that_did_not_wait()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(new Books().Partner("A", "2013-01-10"));
        var refused = await Should.ThrowAsync<Npgsql.PostgresException>(() => ledger.ExecuteAsync("""
            update partner set iban = 'ES9121000418450200051332' where partner_id = 'A'
            """));
        refused.SqlState.ShouldBe("23001");
    }

    [Fact]
    public async Task An_import_of_the_same_file_leaves_what_the_partner_changed()
    {
        var books = new Books().Partner("A", "2013-01-10");
        await using var ledger = await LedgerDatabase.CreateAsync(books);
        await EditAsync(ledger, await ledger.AddPersonAsync(PortalRole.PartnerOwner, "A"), Fields);
        (await ledger.ImportAsync(books)).Files.Single().Unchanged.ShouldBe(1);
        (await ledger.ReadAsync("select vat_id from partner")).ShouldBe(["DE123"]);
    }

    /// <summary>As somebody does who opens the form and saves at once.</summary>
    private static async Task EditAsync(LedgerDatabase ledger, Viewer viewer, CompanyFields typed)
    {
        var shown = (await new CompanyQueries(ledger.Database).FindAsync(viewer, viewer.PartnerId!, default)).ShouldNotBeNull().Fields;
        await new EditCompany(ledger.Database, ledger.Time).RunAsync(
            viewer, CommandId.New(), new EditCompanyCommand(shown, typed), default);
    }

    /// <summary>Somebody who has just proved who is there.</summary>
    private static async Task<Viewer> Trusted(LedgerDatabase ledger, PortalRole role, string name)
    {
        var person = await ledger.AddPersonAsync(role, "A", name);
        await ledger.ExecuteAsync($"""
            update user_session set stepped_up_at = '2026-01-15 11:59:00+00'
            where session_id = '{person.SessionId}'
            """);
        return person;
    }

    private static async Task<string> IbanAsync(LedgerDatabase ledger) =>
        (await ledger.ReadAsync("select iban from partner where partner_id = 'A'")).Single();

    private static async Task<string> RefusalAsync(Func<Task> act) => (await act.ShouldThrowAsync<RuleViolationException>()).Code;
}
