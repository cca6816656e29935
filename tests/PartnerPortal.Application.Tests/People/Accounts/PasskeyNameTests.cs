using PartnerPortal.Application.People.Accounts;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;
using PartnerPortal.Testing.Finance.Ledger;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.People.Accounts;

/// <summary>What people call their passkeys.</summary>
public sealed class PasskeyNameTests
{
    [Fact]
    public async Task Ones_own_passkey_gets_another_name_and_nobody_elses()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        var (owner, other) = (
            await ledger.AddPersonAsync(PortalRole.Manager, name: "Kai"), await ledger.AddPersonAsync(PortalRole.Administrator));
        await ledger.ExecuteAsync($"""
            insert into user_passkeys (credential_id, user_id, data)
            values ('\x0102', '{owner.UserId}', jsonb_build_object('Name', 'Old', 'CreatedAt', '2026-01-01T00:00:00Z'))
            """);
        var rename = new RenamePasskey(ledger.Database, ledger.Time);
        await rename.RunAsync(owner, CommandId.New(), "0102", " Laptop at home ", default);
        await rename.RunAsync(owner, CommandId.New(), "0102", "Laptop at home", default);
        (await new FactorQueries(ledger.Database).OwnAsync(owner, default)).Passkeys.Select(key => (key.Id, key.Name)).ShouldBe(
            [("0102", "Laptop at home")]);
        (await ledger.ReadAsync("""
            select actor, before ->> 'name', after ->> 'name'
            from audit_entry where action = 'passkey_renamed'
            """)).ShouldBe(["Kai Old Laptop at home"]);

        (await RefusalAsync(other, "0102", "Mine")).ShouldBe("factor.passkey_unknown");
        (await RefusalAsync(owner, "0103", "Mine")).ShouldBe("factor.passkey_unknown");
        (await RefusalAsync(owner, "0102", "  ")).ShouldBe("factor.passkey_name");
        (await RefusalAsync(owner, "0102", new string('x', 61))).ShouldBe("factor.passkey_name");

        async Task<string> RefusalAsync(Viewer viewer, string passkeyId, string name) =>
            (await Should.ThrowAsync<RuleViolationException>(() => rename.RunAsync(viewer, CommandId.New(), passkeyId, name, default)))
                .Code;
    }
}
