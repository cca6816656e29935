using PartnerPortal.Application.People.Accounts;
using PartnerPortal.Application.People.Persons;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Lists;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;
using PartnerPortal.Testing.Finance.Closing;
using PartnerPortal.Testing.Finance.Ledger;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.People.Accounts;

public sealed class PeopleTests
{
    private const string Password = "Teller blau Moped Wolke";

    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task An_invitation_is_good_once_and_for_72_hours()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        var desk = new AccountDesk(ledger);
        var admin = await ledger.AddPersonAsync(PortalRole.Administrator);
        await desk.Invite.RunAsync(
            admin, CommandId.New(), new InvitePersonCommand("new@vendor.example", "Nora New", PortalRole.Manager, null, "de"), Ct);
        var token = await desk.MailedTokenAsync();
        (await ledger.ReadAsync($"select count(*) from user_link where encode(token_hash, 'hex') = '{token}'")).ShouldBe(["0"]);

        desk.Time.Move(TimeSpan.FromHours(71));
        var accepted = await desk.Accept.RunAsync(new AcceptInvitationCommand(token, "Nora Neu", "fr", Password), Ct);
        (accepted.Name, accepted.Language).ShouldBe(("Nora Neu", "fr"));
        (await desk.CheckPassword.RunAsync("NEW@vendor.example", Password, AccountDesk.Home, Ct)).UserId.ShouldBe(accepted.UserId);
        (await Should.ThrowAsync<RuleViolationException>(
            () => desk.Accept.RunAsync(new AcceptInvitationCommand(token, "x", "fr", Password), Ct))).Code.ShouldBe("link.void");

        await desk.Invite.RunAsync(
            admin, CommandId.New(), new InvitePersonCommand("late@vendor.example", "Lea Late", PortalRole.Manager, null, "de"), Ct);
        token = await desk.MailedTokenAsync();
        desk.Time.Move(TimeSpan.FromHours(72));
        (await desk.Accept.FindAsync(token, Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task A_new_link_voids_the_old_one_and_a_withdrawn_address_can_be_invited_again()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        var desk = new AccountDesk(ledger);
        var admin = await ledger.AddPersonAsync(PortalRole.Administrator);
        var command = new InvitePersonCommand("new@vendor.example", "Nora New", PortalRole.Manager, null, "de");
        var id = await desk.Invite.RunAsync(admin, CommandId.New(), command, Ct);
        var first = await desk.MailedTokenAsync();
        desk.Time.Move(TimeSpan.FromMinutes(1));
        var invitations = new Invitations(ledger.Database, desk.Time);
        await invitations.ResendAsync(admin, CommandId.New(), id, Ct);
        (await desk.Accept.FindAsync(first, Ct)).ShouldBeNull();
        (await Should.ThrowAsync<RuleViolationException>(() => desk.Invite.RunAsync(admin, CommandId.New(), command, Ct))).Code.ShouldBe(
            "user.taken");

        var second = await desk.MailedTokenAsync();
        await invitations.RevokeAsync(admin, CommandId.New(), id, Ct);
        (await desk.Accept.FindAsync(second, Ct)).ShouldBeNull();
        desk.Time.Move(TimeSpan.FromMinutes(1));
        (await desk.Invite.RunAsync(admin, CommandId.New(), command with { Role = PortalRole.Finance }, Ct)).ShouldBe(id);
        (await desk.Accept.FindAsync(await desk.MailedTokenAsync(), Ct))!.Role.ShouldBe(PortalRole.Finance);
    }

    [Fact]
    public async Task A_reset_ends_all_sessions_and_works_once()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        var desk = new AccountDesk(ledger);
        var ann = await ledger.AddPersonAsync(PortalRole.Manager);
        await desk.SetPasswordAsync(ann, "the former passphrase");
        var email = (await desk.AccountAsync(ann)).Email;
        var request = new RequestPasswordReset(ledger.Database, desk.Time);
        await request.RunAsync("nobody@vendor.example", Ct);
        (await ledger.ReadAsync("select kind from mail")).ShouldBeEmpty();
        await request.RunAsync(email.ToUpperInvariant(), Ct);
        await request.RunAsync(email, Ct);
        (await ledger.ReadAsync("select kind from mail")).ShouldBe(["password_reset"]);

        var token = await desk.MailedTokenAsync();
        (await Should.ThrowAsync<RuleViolationException>(() => desk.Reset.RunAsync(token, "Password2024!", Ct))).Code.ShouldBe(
            "password.common");
        await desk.Reset.RunAsync(token, Password, Ct);
        (await Should.ThrowAsync<RuleViolationException>(() => desk.Reset.RunAsync(token, Password, Ct))).Code.ShouldBe("link.void");
        (await desk.CheckPassword.RunAsync(email, "the former passphrase", AccountDesk.Home, Ct)).UserId.ShouldBeNull();
        (await desk.CheckPassword.RunAsync(email, Password, AccountDesk.Home, Ct)).UserId.ShouldBe(ann.UserId);
        (await new SessionQueries(ledger.Database, desk.Time).IsOpenAsync(ann.UserId, ann.SessionId!.Value, Ct)).ShouldBeFalse();
    }

    [Fact]
    public async Task Somebody_who_can_manage_people_is_left()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        var (ann, bob) = (
            await ledger.AddPersonAsync(PortalRole.Administrator), await ledger.AddPersonAsync(PortalRole.Administrator, name: "Bob"));
        var disable = new DisablePerson(ledger.Database, TimeProvider.System);
        (await Should.ThrowAsync<RuleViolationException>(() => disable.RunAsync(ann, CommandId.New(), ann.UserId, Ct))).Code.ShouldBe(
            "person.self");

        var outcomes = await Task.WhenAll(
            TryAsync(() => disable.RunAsync(ann, CommandId.New(), bob.UserId, Ct)),
            TryAsync(() => disable.RunAsync(bob, CommandId.New(), ann.UserId, Ct)));
        outcomes.Count(done => done).ShouldBe(1);
        (await ledger.ReadAsync("select count(*) from users where disabled_at is null")).ShouldBe(["1"]);
    }

    [Fact]
    public async Task An_owner_manages_the_own_company_and_finds_nobody_else()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(SmallMarket.Books());
        var partners = await ledger.ReadAsync("select partner_id from partner order by 1 limit 2");
        var (own, other) = (partners[0], partners[1]);
        var owner = await ledger.AddPersonAsync(PortalRole.PartnerOwner, own);
        var colleague = await ledger.AddPersonAsync(PortalRole.PartnerSales, own, "Col");
        var stranger = await ledger.AddPersonAsync(PortalRole.PartnerOwner, other, "Str");
        await ledger.AddPersonAsync(PortalRole.Administrator, name: "Adm");

        var people = new PeopleQueries(ledger.Database, TimeProvider.System);
        var list = await people.ListAsync(owner, new ListRequest(1, 50, null, false, null), new PeopleFilter(null, null, null), Ct);
        list.Rows.Select(row => row.Name).ShouldBe(["Ann", "Col"], ignoreOrder: true);
        (await people.ListAsync(owner, new ListRequest(1, 50, null, false, "Str"), new PeopleFilter(null, null, null), Ct)).Total.ShouldBe(
            0);

        var change = new ChangeRole(ledger.Database, TimeProvider.System);
        foreach (var foreign in new[] { stranger.UserId, Guid.NewGuid() })
            (await Should.ThrowAsync<RuleViolationException>(
                () => change.RunAsync(owner, CommandId.New(), foreign, PortalRole.PartnerSales, Ct))).Code.ShouldBe("person.unknown");
        (await Should.ThrowAsync<RuleViolationException>(
            () => change.RunAsync(owner, CommandId.New(), colleague.UserId, PortalRole.Administrator, Ct))).Code.ShouldBe("user.role");
        (await Should.ThrowAsync<RuleViolationException>(
            () => change.RunAsync(colleague, CommandId.New(), owner.UserId, PortalRole.PartnerSales, Ct))).Code.ShouldBe("access.denied");

        await change.RunAsync(owner, CommandId.New(), colleague.UserId, PortalRole.PartnerFinance, Ct);
        (await new SessionQueries(ledger.Database, TimeProvider.System).IsOpenAsync(colleague.UserId, colleague.SessionId!.Value, Ct))
            .ShouldBeFalse();
        var invite = new InvitePerson(ledger.Database, TimeProvider.System);
        (await Should.ThrowAsync<RuleViolationException>(
            () => invite.RunAsync(
                owner, CommandId.New(), new InvitePersonCommand("x@y.example", "X", PortalRole.PartnerSales, other, "en"), Ct)))
            .Code.ShouldBe("person.unknown");
        await invite.RunAsync(owner, CommandId.New(), new InvitePersonCommand("x@y.example", "X", PortalRole.PartnerSales, own, "en"), Ct);
    }

    [Fact]
    public async Task The_only_administrator_gets_in_again_from_the_command_line()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        var desk = new AccountDesk(ledger);
        var (admin, _, _) = await desk.WithAppAsync(await ledger.AddPersonAsync(PortalRole.Administrator));
        var email = (await desk.AccountAsync(admin)).Email;
        for (var attempt = 0; attempt < 5; attempt++) await desk.ProveAsync(admin, "000000");

        var password = await desk.Rescue.RunAsync(email, Ct);
        (await desk.CheckPassword.RunAsync(email, password, AccountDesk.Home, Ct)).UserId.ShouldBe(admin.UserId);
        (await new FactorQueries(ledger.Database).OfAsync(admin.UserId, Ct)).Any.ShouldBeFalse();
        (await new SessionQueries(ledger.Database, desk.Time).IsOpenAsync(admin.UserId, admin.SessionId!.Value, Ct)).ShouldBeFalse();
    }

    private static async Task<bool> TryAsync(Func<Task> action)
    {
        try
        {
            await action();
            return true;
        }
        catch (RuleViolationException)
        {
            return false;
        }
    }
}
