using System.Globalization;
using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using PartnerPortal.Application.People.Accounts;
using PartnerPortal.Application.People.Persons;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;
using PartnerPortal.Testing.Finance.Ledger;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.People.Accounts;

/// <summary>What is refused leaves a trace, and nobody fills the audit trail with it.</summary>
public sealed class RefusalTrailTests
{
    private const string Password = "a long enough passphrase";

    private const string Trail = """
        select action, subject, coalesce(address, '-'), after ->> 'kind', after ->> 'count' from audit_entry
        where action like 'sign_in%' order by ctid
        """;

    private static readonly CancellationToken Ct = CancellationToken.None;

    private static readonly SignInSource Attacker = new(IPAddress.Parse("203.0.113.9"));

    [Fact]
    public async Task Wrong_passwords_and_the_slowing_down_are_entries_that_count()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        var desk = new AccountDesk(ledger);
        var person = await ledger.AddPersonAsync(PortalRole.Manager);
        await desk.SetPasswordAsync(person, Password);
        var email = (await desk.AccountAsync(person)).Email;
        for (var guess = 0; guess < 50; guess++) await desk.TryPasswordAsync(email, "secret guess", Attacker);

        (await ledger.ReadAsync(Trail)).ShouldBe(
        [
            $"sign_in_refused {email} 203.0.113.9 password 1",
            $"sign_in_slowed {email} 203.0.113.9 password 1",
            $"sign_in_refused {email} 203.0.113.9 password 10",
        ]);
        (await ledger.ReadAsync("select count(*) from audit_entry where audit_entry::text like '%secret guess%'")).ShouldBe(["0"]);
    }

    [Fact]
    public async Task An_address_without_an_account_is_named_nowhere()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        var desk = new AccountDesk(ledger);
        for (var guess = 0; guess < 20; guess++) await desk.TryPasswordAsync($"nobody{guess}@private.example", "guess", Attacker);

        (await ledger.ReadAsync(Trail)).ShouldBe(
            ["sign_in_refused 203.0.113.9 203.0.113.9 password 1", "sign_in_refused 203.0.113.9 203.0.113.9 password 10"]);
        foreach (var table in new[] { "audit_entry", "user_attempt", "user_refusal" })
            (await ledger.ReadAsync($"select count(*) from {table} t where t::text ilike '%private.example%'")).ShouldBe(["0"]);
    }

    [Fact]
    public async Task However_many_places_there_are_an_hour_has_three_hundred_entries()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        var desk = new AccountDesk(ledger);
        for (var guess = 0; guess < 400; guess++)
        {
            var from = new SignInSource(IPAddress.Parse(string.Create(CultureInfo.InvariantCulture, $"10.{guess / 250}.0.{guess % 250}")));
            await desk.TryPasswordAsync($"nobody{guess}@vendor.example", "guess", from);
        }

        (await ledger.ReadAsync("select count(*) from audit_entry where action = 'sign_in_refused'"))[0].ShouldBe("300");
    }

    [Fact]
    public async Task A_refused_passkey_or_provider_is_an_entry_too()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        var desk = new AccountDesk(ledger);
        var person = await ledger.AddPersonAsync(PortalRole.Manager);
        var email = (await desk.AccountAsync(person)).Email;
        var record = new RecordRefusedSignIn(ledger.Database, new RefusalTrail(NullLogger<RefusalTrail>.Instance), desk.Time);
        await record.RunAsync("passkey", person.UserId, Attacker, Ct);
        await record.RunAsync("provider", null, Attacker, Ct);

        (await ledger.ReadAsync(Trail)).ShouldBe(
            [$"sign_in_refused {email} 203.0.113.9 passkey 1", "sign_in_refused 203.0.113.9 203.0.113.9 provider 1"]);
        (await ledger.ReadAsync("select count(*) from user_attempt")).ShouldBe(["0"]);
    }

    [Fact]
    public async Task Wrong_proofs_in_a_session_and_codes_at_the_door_are_entries_with_their_person()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        var desk = new AccountDesk(ledger);
        var (person, _, _) = await desk.WithAppAsync(await ledger.AddPersonAsync(PortalRole.Manager, name: "Ann"));
        var email = (await desk.AccountAsync(person)).Email;
        await desk.ProveAsync(person, "000000", Attacker);
        await Should.ThrowAsync<RuleViolationException>(() => desk.Confirm.RunAsync(person, "000000", Ct));

        (await ledger.ReadAsync(
            "select actor || ':' || subject, address, after ->> 'kind' from audit_entry where action = 'sign_in_refused' order by ctid"))
            .ShouldBe([$":{email} 203.0.113.9 code", $"Ann:{email} 192.0.2.8 step_up"]);
    }

    [Fact]
    public async Task What_a_signed_in_person_may_not_have_is_an_entry()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        var person = await ledger.AddPersonAsync(PortalRole.SupportAgent, name: "Sam");
        var record = new RecordRefusedAccess(ledger.Database, new RefusalTrail(NullLogger<RefusalTrail>.Instance), ledger.Time);
        for (var time = 0; time < 12; time++) await record.RunAsync(new RefusedAccess(person, "/months/{Period}"), Ct);

        const string trail =
            "select actor, action, subject, address, after ->> 'count' from audit_entry where action = 'access_refused' order by ctid";
        (await ledger.ReadAsync(trail)).ShouldBe(
            ["Sam access_refused /months/{Period} 192.0.2.7 1", "Sam access_refused /months/{Period} 192.0.2.7 10"]);
    }
}
