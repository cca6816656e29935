using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Messages;
using PartnerPortal.Data;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Testing.Finance.Closing;
using PartnerPortal.Testing.Finance.Ledger;
using PartnerPortal.Testing.LocalCluster;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Backups;

public sealed class BackupTests : IDisposable
{
    private const string Mails = "select to_address, status from mail order by 1";

    private static readonly CancellationToken Ct = CancellationToken.None;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("portal-backup-");

    private string File => Path.Combine(_folder.FullName, "portal.backup");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_restored_portal_goes_on_to_the_same_ledger_and_sends_nothing_twice()
    {
        await using var original = await LedgerDatabase.CreateAsync(SmallMarket.Books());
        await original.CloseAsync("2013-01");
        foreach (var to in new[] { "a-waits@example.com", "b-goes@example.com", "c-went@example.com" }) await WriteMailAsync(original, to);
        await original.ExecuteAsync("update mail set status = 'sending' where to_address like 'b-%'");
        await original.ExecuteAsync("update mail set status = 'sent', sent_at = now() where to_address like 'c-%'");
        (await PortalCommand.RunAsync(original.Connection, "backup", File)).Code.ShouldBe(0);
        var rows = await CountAsync(original);
        await original.CloseAsync("2013-02");

        await using var restored = new LedgerDatabase(await TestCluster.CreateDatabaseAsync());
        var (code, _, messages) = await PortalCommand.RunAsync(restored.Connection, "restore", File);
        (code, messages).ShouldBe((0, messages));
        messages.ShouldContain("No mail goes until an administrator has decided");
        // One row says that it was restored.
        (await CountAsync(restored)).Except(["restoration 1"]).ShouldBe(rows.Except(["restoration 0"]));
        (await restored.ReadAsync(Mails)).ShouldBe(
            ["a-waits@example.com unknown", "b-goes@example.com unknown", "c-went@example.com sent"]);

        await restored.CloseAsync("2013-02");
        (await restored.HashAsync()).ShouldBe(await original.HashAsync());
        await restored.CheckInvariantsAsync();
        await ExpectHeldUntilDecidedAsync(restored);
    }

    [Fact]
    public async Task A_backup_goes_into_an_empty_database_only_and_whole_or_not_at_all()
    {
        await using var original = await LedgerDatabase.CreateAsync(SmallMarket.Books());
        (await PortalCommand.RunAsync(original.Connection, "backup", File)).Code.ShouldBe(0);
        var (code, _, messages) = await PortalCommand.RunAsync(original.Connection, "restore", File);
        code.ShouldBe(3);
        messages.ShouldContain("There is data in this database.");

        await using var empty = new LedgerDatabase(await TestCluster.CreateDatabaseAsync());
        var bytes = await System.IO.File.ReadAllBytesAsync(File, Ct);
        await System.IO.File.WriteAllBytesAsync(File, bytes[..(bytes.Length * 3 / 4)], Ct);
        (await PortalCommand.RunAsync(empty.Connection, "restore", File)).Code.ShouldNotBe(0);
        (await empty.ReadAsync("select count(*) from pg_class where relnamespace = 'public'::regnamespace")).ShouldBe(["0"]);
        await System.IO.File.WriteAllTextAsync(File, "not a backup", Ct);
        (await PortalCommand.RunAsync(empty.Connection, "restore", File)).Code.ShouldBe(2);
    }

    [Fact]
    public async Task A_backup_replaces_another_file_only_when_told_to()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        await System.IO.File.WriteAllTextAsync(File, "the only copy", Ct);
        var (code, _, messages) = await PortalCommand.RunAsync(ledger.Connection, "backup", File);
        code.ShouldBe(1);
        messages.ShouldContain("--force");
        (await System.IO.File.ReadAllTextAsync(File, Ct)).ShouldBe("the only copy");
        Directory.GetFiles(_folder.FullName).ShouldBe([File]);

        (await PortalCommand.RunAsync(ledger.Connection, "backup", File, "--force")).Code.ShouldBe(0);
        new FileInfo(File).Length.ShouldBeGreaterThan(10_000);
    }

    [Fact]
    public async Task The_private_cluster_is_backed_up_with_everything_and_restored_beside_it()
    {
        var (first, second) = (Path.Combine(_folder.FullName, "first"), Path.Combine(_folder.FullName, "second"));
        string[] add = ["user", "add", "ada@vendor.example", "--name", "Ada", "--role", "administrator"];
        (await PortalCommand.RunAsync(first, add)).Code.ShouldBe(0);
        var (code, _, messages) = await PortalCommand.RunAsync(first, "backup", File);
        (code, messages).ShouldBe((0, messages));
        messages.ShouldContain("The portal's key is not in the backup.");
        Directory.GetFiles(_folder.FullName).ShouldBe([File]);

        (code, _, messages) = await PortalCommand.RunAsync(second, "restore", File);
        (code, messages).ShouldBe((0, messages));
        messages.ShouldContain("bring the former portal.key");
        (await PortalCommand.RunAsync(second, add)).Code.ShouldBe(3);
        (await PortalCommand.RunAsync(second, "invariants")).Code.ShouldBe(0);
    }

    [Fact]
    public async Task With_a_new_key_what_only_the_former_one_could_read_is_given_up()
    {
        await using var original = await LedgerDatabase.CreateAsync();
        var person = await original.AddPersonAsync(PortalRole.Finance);
        await original.ExecuteAsync($$"""
            insert into user_totp (user_id, secret, created_at, confirmed_at) values ('{{person.UserId}}', 'protected', now(), now());
            insert into user_recovery_code (user_id, code_hash, created_at) values ('{{person.UserId}}', sha256('code'), now());
            insert into user_passkeys (credential_id, user_id, data) values ('\x01', '{{person.UserId}}', '{}');
            insert into data_protection_keys (name, xml) values ('key-1', '<key/>')
            """);
        (await PortalCommand.RunAsync(original.Connection, "backup", File)).Code.ShouldBe(0);

        (await RestoredAsync()).ShouldBe(["1 1 1 1 1"]);
        (await RestoredAsync("--new-key")).ShouldBe(["0 0 1 0 0"]);
    }

    /// <summary>What a restored portal has of apps, codes, passkeys, keys and open sessions.</summary>
    private async Task<IReadOnlyList<string>> RestoredAsync(params string[] options)
    {
        await using var restored = new LedgerDatabase(await TestCluster.CreateDatabaseAsync());
        var (code, _, messages) = await PortalCommand.RunAsync(restored.Connection, ["restore", File, .. options]);
        code.ShouldBe(0, messages);
        return await restored.ReadAsync("""
            select (select count(*) from user_totp), (select count(*) from user_recovery_code), (select count(*) from user_passkeys),
                (select count(*) from data_protection_keys), (select count(*) from user_session where revoked_at is null)
            """);
    }

    private static async Task ExpectHeldUntilDecidedAsync(LedgerDatabase restored)
    {
        var queue = new MailQueue(restored.Database, restored.Time);
        await WriteMailAsync(restored, "d-new@example.com");
        (await queue.ClaimAsync(Ct)).ShouldBeNull();
        (await queue.StandingAsync(Ct)).IsHeld.ShouldBeTrue();

        await new DecideHeldMail(restored.Database, restored.Time).RunAsync(
            LedgerDatabase.Finance, CommandId.New(), HeldMailDecision.Send, Ct);
        (await queue.ClaimAsync(Ct)).ShouldNotBeNull().To.ShouldBe("d-new@example.com");
        (await queue.StandingAsync(Ct)).ShouldBe(new MailStanding(1, TimeSpan.Zero, 2, 0, IsHeld: false));
    }

    private static async Task WriteMailAsync(LedgerDatabase ledger, string to)
    {
        await using var tx = await ledger.Database.BeginAsync(DataScope.All, Ct);
        await Outbox.AddAsync(tx, ledger.Time.GetUtcNow(), new MailDraft(MailKind.Notice, $"statement:S-1:{to}", to, "en", []), Ct);
        await tx.CommitAsync(Ct);
    }

    /// <summary>The rows of every table, as one who sees all of them.</summary>
    private static async Task<string[]> CountAsync(LedgerDatabase ledger)
    {
        await using var super = await ledger.ConnectAsync("postgres");
        return await SqlRows.ReadAsync(super, """
            select c.relname, (xpath('/row/n/text()', query_to_xml(format('select count(*) as n from %I', c.relname), false, true,
                '')))[1]::text
            from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1
            """);
    }
}
