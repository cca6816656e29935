using Npgsql;
using PartnerPortal.Data.Migrations;
using PartnerPortal.Testing.Finance.Ledger;
using PartnerPortal.Testing.LocalCluster;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Schema;

public sealed class MigrationHistoryTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task A_second_start_reads_what_the_first_has_written()
    {
        var connection = await TestCluster.CreateDatabaseAsync();
        (await PortalMigrator.MigrateAsync(connection, Ct)).ShouldBe(PortalMigrator.Known);
        (await PortalMigrator.MigrateAsync(connection, Ct)).ShouldBeEmpty();
        await TestCluster.DropDatabaseAsync(new NpgsqlConnectionStringBuilder(connection.Owner).Database!);
    }

    [Fact]
    public async Task A_database_of_a_former_version_goes_on_with_its_next_migration()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        // As every version has named it so far.
        (await ledger.ReadAsync(
            """select string_agg("MigrationId", ' ' order by "MigrationId") from "__EFMigrationsHistory" where "ProductVersion" <> '' """))
            .ShouldBe([string.Join(' ', PortalMigrator.Known)]);
    }
}
