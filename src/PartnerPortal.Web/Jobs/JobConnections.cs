using Hangfire.PostgreSql;
using Npgsql;
using PartnerPortal.Data;

namespace PartnerPortal.Web.Jobs;

/// <summary>
/// The connections of the job scheduler, as the portal's own role. They give up soon, so that a database that hangs holds up no shutdown;
/// and what the scheduler asks all day long is in nobody's trace. It leaves nothing behind on a session, so none is reset after its use.
/// </summary>
internal sealed class JobConnections : IConnectionFactory, IDisposable
{
    private const int Connections = 10;
    private const int LongestSeconds = 10;

    private readonly NpgsqlDataSource _source;

    public JobConnections(PortalConnection connection)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection.App) { CommandTimeout = LongestSeconds, NoResetOnClose = true };
        settings.MaxPoolSize = Math.Min(settings.MaxPoolSize, Connections);
        settings.Timeout = Math.Min(settings.Timeout, LongestSeconds / 2);
        _source = new NpgsqlDataSourceBuilder(settings.ConnectionString)
            .ConfigureTracing(traces => traces.ConfigureCommandFilter(_ => false)).Build();
    }

    public NpgsqlConnection GetOrCreateConnection() => _source.CreateConnection();

    public void Dispose() => _source.Dispose();
}
