using Microsoft.EntityFrameworkCore.Migrations;

namespace PartnerPortal.Data.Migrations;

/// <summary>A migration whose text is a file in Migrations/Sql: guards, policies and grants are said in the database's own words.</summary>
public abstract class SqlMigration(string file) : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var assembly = typeof(SqlMigration).Assembly;
        using var stream = assembly.GetManifestResourceStream($"PartnerPortal.Data.Migrations.Sql.{file}")
            ?? throw new InvalidOperationException($"No migration text {file}");
        using var reader = new StreamReader(stream);
        migrationBuilder.Sql(reader.ReadToEnd());
    }
}
