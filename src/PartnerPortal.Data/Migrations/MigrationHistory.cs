using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Migrations.Internal;

namespace PartnerPortal.Data.Migrations;

#pragma warning disable EF1001 // The provider offers no other way to say the names of this one table.

/// <summary>
/// The table of the migrations that ran keeps the column names of every database that is in use; the naming convention would look for others.
/// </summary>
internal sealed class MigrationHistory(HistoryRepositoryDependencies dependencies) : NpgsqlHistoryRepository(dependencies)
{
    protected override void ConfigureTable(EntityTypeBuilder<HistoryRow> history)
    {
        base.ConfigureTable(history);
        history.HasKey(row => row.MigrationId).HasName("PK___EFMigrationsHistory");
        history.Property(row => row.MigrationId).HasColumnName("MigrationId");
        history.Property(row => row.ProductVersion).HasColumnName("ProductVersion");
    }
}
