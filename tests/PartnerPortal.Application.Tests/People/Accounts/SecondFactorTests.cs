using PartnerPortal.Application.People.Accounts;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;
using PartnerPortal.Testing.Finance.Ledger;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.People.Accounts;

public sealed class SecondFactorTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task A_code_is_good_once_and_the_secret_is_not_readable_in_the_database()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        var desk = new AccountDesk(ledger);
        var (ann, secret, _) = await desk.WithAppAsync(await ledger.AddPersonAsync(PortalRole.Manager));

        (await desk.ProveAsync(ann, desk.Code(secret))).ShouldBe(SessionFactor.Totp);
        (await desk.ProveAsync(ann, desk.Code(secret))).ShouldBeNull();
        desk.Time.Move(TimeSpan.FromSeconds(30));
        var next = desk.Code(secret);
        var atOnce = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => desk.ProveAsync(ann, next)));
        atOnce.Count(proof => proof == SessionFactor.Totp).ShouldBe(1);
        (await ledger.ReadAsync("select secret from user_totp"))[0].ShouldNotContain(Convert.ToBase64String(secret));
    }

    [Fact]
    public async Task A_recovery_code_is_good_once_however_it_is_typed()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        var desk = new AccountDesk(ledger);
        var (ann, _, codes) = await desk.WithAppAsync(await ledger.AddPersonAsync(PortalRole.Manager));
        codes.Count.ShouldBe(10);

        (await desk.ProveAsync(ann, $" {codes[0].Replace('-', ' ').ToUpperInvariant()} ")).ShouldBe(SessionFactor.RecoveryCode);
        (await desk.ProveAsync(ann, codes[0])).ShouldBeNull();
        var renewed = await new RenewRecoveryCodes(ledger.Database, desk.Time).RunAsync(ann, Ct);
        (await desk.ProveAsync(ann, codes[1])).ShouldBeNull();
        (await desk.ProveAsync(ann, renewed[1])).ShouldBe(SessionFactor.RecoveryCode);
    }

    [Fact]
    public async Task Of_many_wrong_codes_at_once_a_few_are_looked_at_and_the_right_one_has_to_wait()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        var desk = new AccountDesk(ledger);
        var (ann, secret, _) = await desk.WithAppAsync(await ledger.AddPersonAsync(PortalRole.Manager));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => desk.ProveAsync(ann, "000000")));

        (await desk.ProveAsync(ann, desk.Code(secret))).ShouldBeNull();
        (await ledger.ReadAsync("select wrong from user_attempt where place = 'address 192.0.2.8'")).ShouldBe(["4"]);
        desk.Time.Move(TimeSpan.FromSeconds(1));
        (await desk.ProveAsync(ann, desk.Code(secret))).ShouldBe(SessionFactor.Totp);
    }

    [Fact]
    public async Task The_proof_of_a_session_holds_ten_minutes_and_is_renewed_by_a_code()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        var desk = new AccountDesk(ledger);
        var (ann, secret, _) = await desk.WithAppAsync(await ledger.AddPersonAsync(PortalRole.Manager));
        var renew = new RenewRecoveryCodes(ledger.Database, desk.Time);
        await renew.RunAsync(ann, Ct);
        desk.Time.Move(TimeSpan.FromMinutes(10));
        (await Should.ThrowAsync<RuleViolationException>(() => renew.RunAsync(ann, Ct))).Code.ShouldBe("access.step_up");

        (await Should.ThrowAsync<RuleViolationException>(() => desk.Confirm.RunAsync(ann, "000000", Ct))).Code.ShouldBe(
            "access.proof_wrong");
        await desk.Confirm.RunAsync(ann, desk.Code(secret), Ct);
        (await renew.RunAsync(ann, Ct)).Count.ShouldBe(10);
        // Another session of the same person has proved nothing.
        var elsewhere = await desk.OpenSession.RunAsync(
            new OpenSessionCommand(await desk.AccountAsync(ann), new SignInSource(null), null, SessionFactor.Totp), Ct);
        desk.Time.Move(TimeSpan.FromMinutes(9));
        await desk.Confirm.RunAsync(ann, desk.Code(secret), Ct);
        desk.Time.Move(TimeSpan.FromMinutes(2));
        (await Should.ThrowAsync<RuleViolationException>(() => renew.RunAsync(ann with { SessionId = elsewhere }, Ct))).Code.ShouldBe(
            "access.step_up");
    }

    [Fact]
    public async Task Half_signed_in_only_a_first_factor_can_be_added()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        var desk = new AccountDesk(ledger);
        var (ann, _, _) = await desk.WithAppAsync(await ledger.AddPersonAsync(PortalRole.Manager));
        var half = ann with { SessionId = null };

        (await Should.ThrowAsync<RuleViolationException>(() => desk.SetUp.StartAsync(half, Ct))).Code.ShouldBe("access.step_up");
        (await Should.ThrowAsync<RuleViolationException>(() => new AddPasskey(ledger.Database, desk.Time).CheckAsync(half, Ct)))
            .Code.ShouldBe("access.step_up");
        (await Should.ThrowAsync<RuleViolationException>(
            () => new RemoveAuthenticator(ledger.Database, desk.Time).RunAsync(ann, CommandId.New(), Ct))).Code.ShouldBe("factor.last");
    }
}
