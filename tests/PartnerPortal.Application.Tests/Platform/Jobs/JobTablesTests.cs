using Npgsql;
using PartnerPortal.Data.Migrations;
using PartnerPortal.Testing.Finance.Ledger;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Platform.Jobs;

/// <summary>The scheduler's tables are the owner's; the portal's role works with them and changes none.</summary>
public sealed class JobTablesTests
{
    [Theory]
    [InlineData("drop table hangfire.job")]
    [InlineData("alter table hangfire.job add column more text")]
    [InlineData("create table hangfire.more (id int)")]
    [InlineData("truncate hangfire.job cascade")]
    [InlineData("update hangfire.schema set version = 1")]
    public async Task The_portals_role_cannot_change_them(string statement)
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        await using var command = ledger.Source.CreateCommand(statement);
        var refused = await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync());
        refused.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task Whoever_starts_again_or_at_the_same_time_finds_them_and_what_they_hold()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        await using var write = ledger.Source.CreateCommand("insert into hangfire.set (key, score, value) values ('k', 1, 'v')");
        await write.ExecuteNonQueryAsync();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => PortalMigrator.MigrateAsync(ledger.Connection, CancellationToken.None)));
        await using var read = ledger.Source.CreateCommand("select count(*) from hangfire.set");
        (await read.ExecuteScalarAsync()).ShouldBe(1L);
    }

    [Fact]
    public async Task Without_them_the_next_start_makes_them_again()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        await using (var owner = NpgsqlDataSource.Create(ledger.Connection.Owner))
        await using (var drop = owner.CreateCommand("drop schema hangfire cascade"))
        {
            await drop.ExecuteNonQueryAsync();
        }

        await PortalMigrator.MigrateAsync(ledger.Connection, CancellationToken.None);
        await using var write = ledger.Source.CreateCommand("insert into hangfire.jobqueue (jobid, queue) values (1, 'clock')");
        (await write.ExecuteNonQueryAsync()).ShouldBe(1);
    }
}
