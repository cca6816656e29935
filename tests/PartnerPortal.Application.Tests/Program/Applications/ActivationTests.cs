using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Program.Agreements;
using PartnerPortal.Application.Program.Applications;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Testing.Finance.Ledger;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Program.Applications;

/// <summary>From the approval to the first fee.</summary>
public sealed class ActivationTests
{
    private const string Number = "^P-[2-9A-HJKMNP-Z]{6}$";

    [Fact]
    public async Task Accepting_makes_a_partner_whose_fees_the_close_posts()
    {
        await using var applicants = await Applicants.CreateAsync();
        var number = await applicants.ApproveAsync();
        var partner = await applicants.AcceptAsync();
        partner.ShouldMatch(Number);
        (await applicants.StatusAsync(number)).ShouldBe("active");
        (await applicants.Ledger.ReadAsync("select name, country, vat_id, language, contact_name, iban is null from partner")).ShouldBe(
            ["Nordwind Systeme GmbH DE DE123456789 de Nora Wind True"]);
        (await applicants.Ledger.ReadAsync($"""
            select activated_on::text, entry_period::text, contact_user = '{applicants.Manager.UserId}'
            from agreement
            """)).ShouldBe(["2026-01-15 2026-01-01 True"]);
        (await applicants.Ledger.ReadAsync("""
            select accepted_by, address, language, hash = encode(sha256(convert_to($t$
            """ + Applicants.Body + "$t$, 'UTF8')), 'hex') from agreement_acceptance"))
            .ShouldBe(["Nora Wind 192.0.2.1 en True"]);

        (await applicants.Ledger.ReadAsync("""
            select u.display_name, u.role, u.partner_id, u.language, m.kind from users u join mail m on m.to_address = u.email
                where m.kind = 'invitation'
            """))
            .ShouldBe([$"Nora Wind partner_owner {partner} de invitation"]);

        applicants.Ledger.Time.Today = new DateOnly(2026, 2, 3);
        await applicants.Ledger.CloseThroughAsync("2026-01");
        (await applicants.Ledger.LedgerAsync(partner)).ShouldBe(
            ["2026-01 2026-01-15 monthly_fee -48.00 2026-01", "2026-01 2026-01-15 registration_fee -196.00 registration"],
            ignoreOrder: true);
        await applicants.Ledger.CheckInvariantsAsync();
    }

    [Fact]
    public async Task A_partner_that_joins_after_the_close_of_its_month_is_charged_in_the_open_one()
    {
        // The months before are closed up to January while it is still the 15th elsewhere: the clock of the program decides.
        await using var applicants = await Applicants.CreateAsync(new Books().Partner("P-2000", "2025-11-01"));
        await applicants.Ledger.CloseThroughAsync("2025-12");
        await applicants.ApproveAsync();
        var partner = await applicants.AcceptAsync();
        (await applicants.Ledger.ReadAsync($"""
            select entry_period::text from agreement where partner_id = '{partner}'
            """)).ShouldBe(["2026-01-01"]);
    }

    [Fact]
    public async Task Accepting_twice_or_at_once_is_accepting_once()
    {
        await using var applicants = await Applicants.CreateAsync();
        await applicants.ApproveAsync();
        var token = await applicants.TokenAsync();
        var number = (
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => applicants.AcceptAsync(token)))).Distinct().ShouldHaveSingleItem();
        (await applicants.AcceptAsync(token)).ShouldBe(number);
        (await applicants.Ledger.ReadAsync("""
            select (select count(*) from partner), (select count(*) from agreement_acceptance), (select count(*) from mail
                where kind = 'partner_activated'), (select count(*) from mail where kind = 'invitation')
            """))
            .ShouldBe(["1 1 1 1"]);
        (await applicants.Accept.FindAsync(token, "en", default))!.PartnerId.ShouldBe(number);
    }

    [Fact]
    public async Task Two_companies_at_once_get_two_numbers()
    {
        await using var applicants = await Applicants.CreateAsync();
        await applicants.ApproveAsync();
        await applicants.ApproveAsync(Applicants.Form with { Company = "Südlicht", VatId = null, Email = "sued@licht.example" });
        var tokens = new[] { await applicants.TokenAsync(), await applicants.TokenAsync("sued@licht.example") };
        var numbers = await Task.WhenAll(tokens.Select(token => applicants.AcceptAsync(token)));
        numbers.ShouldAllBe(number => System.Text.RegularExpressions.Regex.IsMatch(number, Number));
        numbers.ShouldBeUnique();
    }

    /// <summary>A thousand draws of 887 million: the same one twice about once in two thousand runs, three times never.</summary>
    [Fact]
    public void Numbers_say_nothing_about_how_many_there_are()
    {
        var drawn = Enumerable.Range(0, 1_000).Select(_ => PartnerNumber.New()).ToList();
        drawn.ShouldAllBe(number => System.Text.RegularExpressions.Regex.IsMatch(number, Number));
        drawn.Distinct().Count().ShouldBeGreaterThan(998);
        drawn.SequenceEqual(drawn.Order(StringComparer.Ordinal)).ShouldBeFalse();
    }

    [Fact]
    public async Task An_old_link_is_refused_and_can_be_renewed()
    {
        await using var applicants = await Applicants.CreateAsync();
        await applicants.ApproveAsync();
        var token = await applicants.TokenAsync();
        var renew = new RenewAgreementLink(applicants.Ledger.Database, applicants.Ledger.Time);
        await renew.ByExpiredLinkAsync(token, "192.0.2.1", default);
        (await applicants.TokenAsync()).ShouldBe(token, "a link that is still good is not replaced");

        applicants.Ledger.Time.Today = applicants.Ledger.Time.Today.AddDays(31);
        (await applicants.Accept.FindAsync(token, "en", default))!.Expired.ShouldBeTrue();
        (await Applicants.RefusalAsync(() => applicants.AcceptAsync(token))).ShouldBe("agreement.expired");
        await renew.ByExpiredLinkAsync(token, "192.0.2.1", default);
        var fresh = await applicants.TokenAsync();
        fresh.ShouldNotBe(token);
        (await applicants.Accept.FindAsync(token, "en", default)).ShouldBeNull();
        (await applicants.AcceptAsync(fresh)).ShouldMatch(Number);
        (await Applicants.RefusalAsync(() => renew.RunAsync(applicants.Manager, CommandId.New(), "A-NONE-NONE", default))).ShouldBe(
            "application.unknown");
    }

    [Fact]
    public async Task What_was_read_is_what_is_accepted()
    {
        await using var applicants = await Applicants.CreateAsync();
        await applicants.ApproveAsync();
        var token = await applicants.TokenAsync();
        var read = (await applicants.Accept.FindAsync(token, "fr", default))!.Text!;
        read.Language.ShouldBe("en");
        var write = new WriteAgreementText(applicants.Ledger.Database, applicants.Ledger.Time);
        await write.RunAsync(
            applicants.Manager, CommandId.New(), new("en", applicants.Ledger.Time.Today, "# Agreement\n\nNow something else is said."),
            default);

        var command = new AcceptAgreementCommand(token, "Nora Wind", new AgreementTextKey("en", read.Hash), "192.0.2.1");
        (await Applicants.RefusalAsync(() => applicants.Accept.RunAsync(command, default))).ShouldBe("agreement.changed");
        (await Applicants.RefusalAsync(() => applicants.Accept.RunAsync(command with { AcceptedBy = " " }, default))).ShouldBe(
            "agreement.name");
        (await applicants.AcceptAsync(token)).ShouldMatch(Number);

        // Accepted, it stays for ever.
        (await Applicants.RefusalAsync(
            () => write.RunAsync(
                applicants.Manager, CommandId.New(), new("en", applicants.Ledger.Time.Today, "# Agreement\n\nAnd now a third thing."),
                default)))
            .ShouldBe("agreement_text.accepted");
        var refused = await Should.ThrowAsync<Npgsql.PostgresException>(() => applicants.Ledger.ExecuteAsync("""
            update agreement_text set written_by = 'x' where valid_from = '2026-01-15'
            """));
        refused.SqlState.ShouldBe("23001");
        await Should.ThrowAsync<Npgsql.PostgresException>(() => applicants.Ledger.ExecuteAsync("delete from agreement_acceptance"));
    }

    [Fact]
    public async Task A_rejection_after_the_approval_voids_the_link()
    {
        await using var applicants = await Applicants.CreateAsync();
        var number = await applicants.ApproveAsync();
        var token = await applicants.TokenAsync();
        await applicants.Reject.RunAsync(applicants.Manager, CommandId.New(), number, "Withdrew by phone", default);
        (await applicants.Accept.FindAsync(token, "en", default)).ShouldBeNull();
        (await applicants.Ledger.ReadAsync("select count(*) from partner")).ShouldBe(["0"]);
    }

    [Fact]
    public async Task An_address_that_belongs_to_somebody_is_not_approved_and_later_taken_is_left_to_a_person()
    {
        await using var applicants = await Applicants.CreateAsync();
        await applicants.ApproveAsync();
        var taken = await applicants.CompleteAsync(
            Applicants.Form with { Company = "Zweitfirma", VatId = null, Email = "taken@firm.example" });
        var person = await applicants.Ledger.AddPersonAsync(PortalRole.Manager, name: "Tom");
        await applicants.Ledger.ExecuteAsync($"""
            update users set email = 'taken@firm.example', normalized_email = 'TAKEN@FIRM.EXAMPLE'
            where id = '{person.UserId}'
            """);
        await applicants.Start.RunAsync(applicants.Manager, CommandId.New(), taken, default);
        await applicants.Decide.RunAsync(
            applicants.Manager, CommandId.New(),
            new(taken, (await applicants.Queries.FindAsync(applicants.Manager, taken, "en", default))!.Checks[0].ItemId, "Seen", true),
            default);
        (await Applicants.RefusalAsync(() => applicants.Approve.RunAsync(applicants.Manager, CommandId.New(), taken, default))).ShouldBe(
            "user.taken");

        await applicants.Ledger.ExecuteAsync($"""
            update users set email = 'nora@nordwind.example', normalized_email = 'NORA@NORDWIND.EXAMPLE'
            where id = '{person.UserId}'
            """);
        (await applicants.AcceptAsync()).ShouldMatch(Number);
        (await applicants.Ledger.ReadAsync("select count(*) from notice where kind = 'owner_not_invited'")).ShouldNotBe(["0"]);
        (await applicants.Ledger.ReadAsync("select count(*) from mail where kind = 'invitation'")).ShouldBe(["0"]);
    }

    [Fact]
    public async Task Without_an_agreement_text_nobody_is_approved()
    {
        await using var applicants = await Applicants.CreateAsync();
        var number = await applicants.CompleteAsync();
        await applicants.Start.RunAsync(applicants.Manager, CommandId.New(), number, default);
        await applicants.Decide.RunAsync(
            applicants.Manager, CommandId.New(),
            new(number, (await applicants.Queries.FindAsync(applicants.Manager, number, "en", default))!.Checks[0].ItemId, "Seen", true),
            default);
        await applicants.Ledger.ExecuteAsSuperAsync(
            "alter table agreement_text disable trigger all; delete from agreement_text; alter table agreement_text enable trigger all");
        (await Applicants.RefusalAsync(() => applicants.Approve.RunAsync(applicants.Manager, CommandId.New(), number, default))).ShouldBe(
            "agreement.no_text");
    }
}
