using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace PartnerPortal.Web.Health;

/// <summary>The database answers.</summary>
internal sealed class DatabaseHealth(NpgsqlDataSource dataSource) : HealthQuestion
{
    protected override async Task<HealthCheckResult> AskAsync(CancellationToken ct)
    {
        await using var command = dataSource.CreateCommand("select current_setting('server_version')");
        command.CommandTimeout = LongestSeconds;
        return HealthCheckResult.Healthy($"PostgreSQL {await command.ExecuteScalarAsync(ct)}");
    }
}
