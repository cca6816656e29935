using PartnerPortal.Application.People.Accounts;
using PartnerPortal.Application.People.Persons;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;
using PartnerPortal.Testing.Finance.Ledger;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.People.Accounts;

public sealed class SessionEndTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Theory]
    [InlineData(PortalRole.Manager, null, 12)]
    [InlineData(PortalRole.PartnerOwner, "A", 30 * 24)]
    public async Task A_session_ends_after_its_time_whatever_is_done_in_it(PortalRole role, string? partner, int hours)
    {
        await using var ledger = await LedgerDatabase.CreateAsync(new Books().Partner("A", "2013-01-10"));
        var desk = new AccountDesk(ledger);
        var (person, secret, _) = await desk.WithAppAsync(await ledger.AddPersonAsync(role, partner));
        var sessions = new SessionQueries(ledger.Database, desk.Time);
        // Sixty seconds passed since the sign-in.
        desk.Time.Move(TimeSpan.FromHours(hours) - TimeSpan.FromSeconds(90));
        await desk.Confirm.RunAsync(person, desk.Code(secret), Ct);
        (await sessions.StandsAsync(person, Ct)).ShouldBeTrue();
        (await sessions.IsOpenAsync(person.UserId, person.SessionId!.Value, Ct)).ShouldBeTrue();

        desk.Time.Move(TimeSpan.FromSeconds(31));
        (await sessions.StandsAsync(person, Ct)).ShouldBeFalse();
        (await sessions.IsOpenAsync(person.UserId, person.SessionId!.Value, Ct)).ShouldBeFalse();
        ledger.Time.Today = DateOnly.FromDateTime(desk.Time.GetUtcNow().UtcDateTime).AddDays(1);
        var change = new ChangeName(ledger.Database, desk.Time);
        (await Should.ThrowAsync<RuleViolationException>(() => change.RunAsync(person, CommandId.New(), "Other", Ct))).Code.ShouldBe(
            "access.denied");
    }

    [Fact]
    public async Task Who_was_signed_out_disabled_or_moved_stands_no_more_at_once()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        var admin = await ledger.AddPersonAsync(PortalRole.Administrator);
        var sessions = new SessionQueries(ledger.Database, TimeProvider.System);
        var signedOut = await ledger.AddPersonAsync(PortalRole.Finance);
        var disabled = await ledger.AddPersonAsync(PortalRole.Finance);
        var moved = await ledger.AddPersonAsync(PortalRole.Finance);
        foreach (var person in new[] { signedOut, disabled, moved }) (await sessions.StandsAsync(person, Ct)).ShouldBeTrue();

        await new EndSessions(ledger.Database, TimeProvider.System).RunAsync(signedOut, CommandId.New(), signedOut.SessionId!.Value, Ct);
        await new DisablePerson(ledger.Database, TimeProvider.System).RunAsync(admin, CommandId.New(), disabled.UserId, Ct);
        await new ChangeRole(ledger.Database, TimeProvider.System).RunAsync(admin, CommandId.New(), moved.UserId, PortalRole.Manager, Ct);
        foreach (var person in new[] { signedOut, disabled, moved }) (await sessions.StandsAsync(person, Ct)).ShouldBeFalse();
        (await sessions.StandsAsync(admin, Ct)).ShouldBeTrue();
        (await sessions.StandsAsync(admin with { SessionId = null }, Ct)).ShouldBeFalse();
    }
}
