using PartnerPortal.Application.People.Persons;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Lists;
using PartnerPortal.Application.Program.Agreements;
using PartnerPortal.Application.Program.Partners;
using PartnerPortal.Application.Sales.Licensing;
using PartnerPortal.Application.Tests.Sales.Licensing;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Sales.Licensing;
using PartnerPortal.Testing.Finance.Ledger;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.People.Accounts;

/// <summary>The telephone at which the vendor's people are reached.</summary>
public sealed class DirectLineTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task A_contact_person_sets_it_and_a_partner_with_an_own_agreement_on_service_reads_it()
    {
        await using var own = await OwnUse.CreateAsync(withPlus: false);
        var ledger = own.Ledger;
        var manager = await ledger.AddPersonAsync(PortalRole.Manager, name: "Mara");
        foreach (var partner in new[] { "A", "B" })
            await new AssignContact(ledger.Database, ledger.Time).RunAsync(manager, CommandId.New(), partner, manager.UserId, Ct);
        var offer = new SaveOwnUseOfferCommand(OwnUse.Offer("sla", OwnUseKind.Sla, OwnUseUnit.Month, 100.00m, "SLA"), true);
        await new SaveOwnUseOffer(ledger.Database, ledger.Time).RunAsync(manager, CommandId.New(), offer, Ct);
        await own.Order.RunAsync(OwnUse.Owner, CommandId.New(), await own.QuotedAsync("sla"), Ct);
        await new SetDirectLine(ledger.Database, ledger.Time).OwnAsync(manager, CommandId.New(), " +49 30  1234-56 ", Ct);
        (await LineAsync("A")).ShouldBe("+49 30 1234-56");
        (await LineAsync("B")).ShouldBeNull();
        await new SetDirectLine(ledger.Database, ledger.Time).OwnAsync(manager, CommandId.New(), "  ", Ct);
        (await LineAsync("A")).ShouldBeNull();
        (await ledger.ReadAsync("""
            select actor, before ->> 'directLine', after ->> 'directLine' from audit_entry where action = 'direct_line_changed'
                order by ctid
            """))
            .ShouldBe(["Mara - +49 30 1234-56", "Mara +49 30 1234-56 -"]);

        async Task<string?> LineAsync(string partner) =>
            (await new AgreementQueries(ledger.Database, ledger.Time).FindAsync(
                LedgerDatabase.Owner(partner), partner, Ct))!.Contact.ShouldNotBeNull().DirectLine;
    }

    [Fact]
    public async Task An_administrator_sets_that_of_the_vendors_people_and_nobody_that_of_a_partners()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(new Books().Partner("A", "2013-01-10"));
        var (admin, manager) = (
            await ledger.AddPersonAsync(PortalRole.Administrator), await ledger.AddPersonAsync(PortalRole.Manager, name: "Mara"));
        var owner = await ledger.AddPersonAsync(PortalRole.PartnerOwner, "A", "Olga");
        var line = new SetDirectLine(ledger.Database, ledger.Time);
        await line.RunAsync(admin, CommandId.New(), manager.UserId, "+49 30 123456", Ct);
        var people = await new PeopleQueries(ledger.Database, ledger.Time).ListAsync(
            admin, new ListRequest(1, 10, null, false, null), new PeopleFilter(null, null, null), Ct);
        people.Rows.Where(row => row.DirectLine is not null).Select(row => (row.Name, row.DirectLine)).ShouldBe(
            [("Mara", "+49 30 123456")]);

        (await RefusalAsync(() => line.RunAsync(admin, CommandId.New(), owner.UserId, "+49 30 123456", Ct))).ShouldBe("person.direct_line");
        (await RefusalAsync(() => line.OwnAsync(owner, CommandId.New(), "+49 30 123456", Ct))).ShouldBe("person.direct_line");
        (await RefusalAsync(() => line.RunAsync(admin, CommandId.New(), Guid.NewGuid(), "+49 30 123456", Ct))).ShouldBe("person.unknown");
        (await RefusalAsync(() => line.RunAsync(admin, CommandId.New(), manager.UserId, "call me", Ct))).ShouldBe("application.phone");
        (await RefusalAsync(() => line.RunAsync(manager, CommandId.New(), manager.UserId, "+49 30 123456", Ct))).ShouldBe("access.denied");
        (await RefusalAsync(() => line.RunAsync(owner, CommandId.New(), manager.UserId, "+49 30 123456", Ct))).ShouldBe("access.denied");
    }

    private static async Task<string> RefusalAsync(Func<Task> act) => (await act.ShouldThrowAsync<RuleViolationException>()).Code;
}
