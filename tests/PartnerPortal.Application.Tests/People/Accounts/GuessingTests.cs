using System.Globalization;
using System.Net;
using PartnerPortal.Application.Finance.Payouts;
using PartnerPortal.Application.People.Accounts;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;
using PartnerPortal.Testing.Finance.Ledger;
using PartnerPortal.Testing.Finance.Payouts;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.People.Accounts;

/// <summary>Strangers who guess passwords and codes, and the people whose accounts they try.</summary>
public sealed class GuessingTests
{
    private const string Password = "a long enough passphrase";

    private static readonly CancellationToken Ct = CancellationToken.None;

    private static readonly SignInSource Attacker = new(IPAddress.Parse("203.0.113.9"));

    [Theory]
    [InlineData(5)]
    [InlineData(50)]
    public async Task A_stranger_who_guesses_locks_nobody_out(int guesses)
    {
        await using var ledger = await LedgerDatabase.CreateAsync(new Books().Partner("A", "2013-01-10").Customer("K", "A")
            .Invoice("I1", "K", "2013-01-10", 1_190.00m, ("licence_new", 1_000.00m)).Paid("P1", "I1", "2013-01-20", 1_190.00m));
        await ledger.CloseThroughAsync("2013-01");
        var desk = new AccountDesk(ledger);
        ledger.Time.Today = DateOnly.FromDateTime(desk.Time.GetUtcNow().UtcDateTime);
        var (approver, email) = await PersonAsync(desk, ledger, PortalRole.Finance);
        var january = new PayoutCommand("A", Month.Parse("2013-01"));
        await new PayoutSteps(ledger.Database, desk.Time).ProposeAsync(LedgerDatabase.Finance, CommandId.New(), january, Ct);

        for (var guess = 0; guess < guesses; guess++)
            (await desk.TryPasswordAsync(email, $"guess {guess}", Attacker)).Right.ShouldBeFalse();
        // The right one does not help the stranger while he has to wait.
        (await desk.TryPasswordAsync(email, Password, Attacker)).ShouldSatisfyAllConditions(
            attempt => attempt.Right.ShouldBeFalse(),
            attempt => attempt.Checked.ShouldBeFalse(),
            attempt => attempt.Wait.ShouldBeGreaterThan(TimeSpan.Zero));

        (await desk.TryPasswordAsync(email, Password)).Right.ShouldBeTrue();
        var open = new OpenSessionCommand(await desk.AccountAsync(approver), AccountDesk.Home, null, SessionFactor.Password);
        var signedIn = approver with { SessionId = await desk.OpenSession.RunAsync(open, Ct) };
        desk.Time.Move(TimeSpan.FromMinutes(11));
        var pay = new PayoutSteps(ledger.Database, desk.Time);
        (await Should.ThrowAsync<RuleViolationException>(() => pay.ApproveAsync(signedIn, CommandId.New(), january, Ct))).Code.ShouldBe(
            StepUp.Code);
        for (var guess = 0; guess < guesses; guess++) await desk.TryPasswordAsync(email, $"guess again {guess}", Attacker);
        await desk.Confirm.RunAsync(signedIn, Password, Ct);
        await pay.ApproveAsync(signedIn, CommandId.New(), january, Ct);
        (await ledger.ReadAsync("select status from payout_proposal")).ShouldBe(["approved"]);
    }

    [Fact]
    public async Task Guessing_from_one_place_becomes_slower_and_slower()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        var desk = new AccountDesk(ledger);
        var (_, email) = await PersonAsync(desk, ledger, PortalRole.Manager);
        var looked = 0;
        for (var second = 0; second < 3_600; second++)
        {
            if ((await desk.TryPasswordAsync(email, $"guess {second}", Attacker)).Checked) looked++;
            desk.Time.Move(TimeSpan.FromSeconds(1));
        }

        // 3 at once, then at 1, 3, 7 … 1023 seconds, then each quarter of an hour.
        looked.ShouldBe(16);
        (await desk.TryPasswordAsync(email, Password)).Right.ShouldBeTrue();
    }

    [Fact]
    public async Task Guessing_from_everywhere_is_slowed_down_and_a_user_device_gets_in_meanwhile()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        var desk = new AccountDesk(ledger);
        var (person, email) = await PersonAsync(desk, ledger, PortalRole.Manager);
        var device = await desk.RememberDevice.RunAsync(person.UserId, null, Ct);
        var others = await desk.RememberDevice.RunAsync((await ledger.AddPersonAsync(PortalRole.Manager, name: "Bob")).UserId, null, Ct);
        var looked = 0;
        for (var guess = 0; guess < 120; guess++)
        {
            var from = new SignInSource(IPAddress.Parse(string.Create(CultureInfo.InvariantCulture, $"198.51.100.{guess + 1}")));
            if ((await desk.TryPasswordAsync(email, $"guess {guess}", from)).Checked) looked++;
            desk.Time.Move(TimeSpan.FromSeconds(1));
        }

        // Twenty, then after 1, 2, 4, 8 and each 10 seconds.
        looked.ShouldBeInRange(32, 34);
        (await desk.TryPasswordAsync(email, Password)).Checked.ShouldBeFalse();
        (await desk.TryPasswordAsync(email, Password, AccountDesk.Home with { Device = others })).Checked.ShouldBeFalse();
        (await desk.TryPasswordAsync(email, Password, AccountDesk.Home with { Device = "made up" })).Checked.ShouldBeFalse();
        (await desk.TryPasswordAsync(email, Password, AccountDesk.Home with { Device = device })).Right.ShouldBeTrue();
        desk.Time.Move(TimeSpan.FromSeconds(10));
        (await desk.TryPasswordAsync(email, Password)).Right.ShouldBeTrue();
    }

    [Fact]
    public async Task Whoever_has_a_user_device_guesses_no_faster_with_it()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        var desk = new AccountDesk(ledger);
        var (person, email) = await PersonAsync(desk, ledger, PortalRole.Manager);
        var device = Attacker with { Device = await desk.RememberDevice.RunAsync(person.UserId, null, Ct) };
        for (var guess = 0; guess < 4; guess++) await desk.TryPasswordAsync(email, "wrong", device);
        (await desk.TryPasswordAsync(email, Password, device)).Checked.ShouldBeFalse();
        (await desk.TryPasswordAsync(email, Password)).Right.ShouldBeTrue();
    }

    [Fact]
    public async Task Signing_out_everywhere_forgets_user_devices()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        var desk = new AccountDesk(ledger);
        var (person, _) = await PersonAsync(desk, ledger, PortalRole.Manager);
        var device = await desk.RememberDevice.RunAsync(person.UserId, null, Ct);
        (await desk.RememberDevice.RunAsync(person.UserId, device, Ct)).ShouldBe(device);
        (await ledger.ReadAsync($"select count(*) from user_device where device_hash = convert_to('{device}', 'UTF8')")).ShouldBe(["0"]);
        await new EndSessions(ledger.Database, desk.Time).AllAsync(person, CommandId.New(), Ct);
        (await ledger.ReadAsync("select count(*) from user_device")).ShouldBe(["0"]);
        (await desk.RememberDevice.RunAsync(person.UserId, device, Ct)).ShouldNotBe(device);
    }

    [Fact]
    public async Task An_unknown_account_waits_like_a_known_one()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        var desk = new AccountDesk(ledger);
        var (_, email) = await PersonAsync(desk, ledger, PortalRole.Manager);
        for (var guess = 0; guess < 30; guess++)
        {
            var known = await desk.TryPasswordAsync(email, $"guess {guess}", Attacker);
            (await desk.TryPasswordAsync("nobody@vendor.example", $"guess {guess}", Attacker)).ShouldBe(known);
            desk.Time.Move(TimeSpan.FromSeconds(1));
        }
    }

    [Fact]
    public async Task Codes_are_guessed_no_faster_by_signing_in_again_or_within_a_session()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        var desk = new AccountDesk(ledger);
        var (person, email) = await PersonAsync(desk, ledger, PortalRole.Manager);
        var (signedIn, secret, _) = await desk.WithAppAsync(person);
        for (var guess = 0; guess < 4; guess++)
        {
            (await desk.TryPasswordAsync(email, Password, Attacker)).Right.ShouldBeTrue();
            (await desk.ProveAsync(person, "000000", Attacker)).ShouldBeNull();
        }

        // The password in between neither waits nor shortens the wait of the codes.
        (await desk.TryPasswordAsync(email, Password, Attacker)).Right.ShouldBeTrue();
        (await desk.ProveAsync(person, desk.Code(secret), Attacker)).ShouldBeNull();

        for (var guess = 0; guess < 3; guess++)
            (await Should.ThrowAsync<RuleViolationException>(() => desk.Confirm.RunAsync(signedIn, "000000", Ct))).Code.ShouldBe(
                "access.proof_wrong");
        (await Should.ThrowAsync<RuleViolationException>(() => desk.Confirm.RunAsync(signedIn, "000000", Ct))).Code.ShouldBe(
            "access.proof_wrong_wait");
        var early = await Should.ThrowAsync<RuleViolationException>(() => desk.Confirm.RunAsync(signedIn, desk.Code(secret), Ct));
        early.Code.ShouldBe("access.proof_wait");
        ((TimeSpan)early.Values.Single()).TotalSeconds.ShouldBe(1, tolerance: 0.001);
        desk.Time.Move(TimeSpan.FromSeconds(1));
        await desk.Confirm.RunAsync(signedIn, desk.Code(secret), Ct);
    }

    [Fact]
    public async Task A_forgotten_password_that_was_tried_often_is_set_anew_and_works()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        var desk = new AccountDesk(ledger);
        var (_, email) = await PersonAsync(desk, ledger, PortalRole.Manager);
        for (var guess = 0; guess < 10; guess++) await desk.TryPasswordAsync(email, "forgotten");
        await new RequestPasswordReset(ledger.Database, desk.Time).RunAsync(email, Ct);
        await desk.Reset.RunAsync(await desk.MailedTokenAsync(), "Teller blau Moped Wolke", Ct);
        (await desk.TryPasswordAsync(email, "Teller blau Moped Wolke")).Right.ShouldBeTrue();
    }

    private static async Task<(Viewer Viewer, string Email)> PersonAsync(AccountDesk desk, LedgerDatabase ledger, PortalRole role)
    {
        var person = await ledger.AddPersonAsync(role);
        await desk.SetPasswordAsync(person, Password);
        return (person, (await desk.AccountAsync(person)).Email);
    }
}
