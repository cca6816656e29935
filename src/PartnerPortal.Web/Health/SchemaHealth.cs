using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using PartnerPortal.Data.Migrations;

namespace PartnerPortal.Web.Health;

/// <summary>The schema is the one this program was made for. On a newer one, left by a newer node, it goes on while it can.</summary>
internal sealed class SchemaHealth(NpgsqlDataSource dataSource) : HealthQuestion
{
    protected override async Task<HealthCheckResult> AskAsync(CancellationToken ct)
    {
        await using var command = dataSource.CreateCommand(
            """select array_agg("MigrationId" order by "MigrationId") from "__EFMigrationsHistory" """);
        command.CommandTimeout = LongestSeconds;
        var applied = (string[])(await command.ExecuteScalarAsync(ct))!;
        var newest = applied[^1];
        if (PortalMigrator.Known.Except(applied).Any()) return HealthCheckResult.Unhealthy(newest);
        return applied.Except(PortalMigrator.Known).Any() ? HealthCheckResult.Degraded(newest) : HealthCheckResult.Healthy(newest);
    }
}
