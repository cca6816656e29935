using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using PartnerPortal.Data;
using PartnerPortal.Data.LocalCluster;

namespace PartnerPortal.Web.Health;

/// <summary>What the server confirms survives a loss of power, and the portal is bound by row security.</summary>
internal sealed class DurabilityHealth(PortalConnection connection) : HealthQuestion
{
    protected override async Task<HealthCheckResult> AskAsync(CancellationToken ct)
    {
        var facts = await EnvironmentFacts.ReadServerAsync(Impatient(connection.App), ct);
        var lacks = facts.Where(fact => !fact.Ok).Select(fact => $"{fact.Name}: {fact.Found}. {fact.HowToMend}").ToList();
        return lacks.Count > 0
            ? HealthCheckResult.Degraded(string.Join(' ', lacks))
            : HealthCheckResult.Healthy(string.Join(", ", facts.Skip(1).Select(fact => $"{fact.Name} {fact.Found}")));
    }

    private static string Impatient(string connection) =>
        new NpgsqlConnectionStringBuilder(connection) { Timeout = LongestSeconds, CommandTimeout = LongestSeconds }.ConnectionString;
}
