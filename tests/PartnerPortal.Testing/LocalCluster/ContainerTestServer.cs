using System.Security.Cryptography;
using DotNet.Testcontainers.Builders;
using Npgsql;
using PartnerPortal.Data;
using PartnerPortal.Data.LocalCluster;
using Testcontainers.PostgreSql;

namespace PartnerPortal.Testing.LocalCluster;

/// <summary>A PostgreSQL in a container, for <c>./portal test --container</c>. The engine removes it when the process is gone.</summary>
/// <param name="super">How its super role reaches it.</param>
internal sealed class ContainerTestServer(NpgsqlConnectionStringBuilder super) : ITestServer
{
    private const string DefaultImage = "postgres:17";

    // It listens where others of this network may reach it, so it has a password that nobody guesses; the same for every role.
    private static readonly string Password = RandomNumberGenerator.GetHexString(32);

    // Kept for the life of the process: what is collected may be removed.
    private static PostgreSqlContainer? _container;

    /// <summary>Whether PORTAL_TEST_SERVER asks for it.</summary>
    public static bool IsWanted => Environment.GetEnvironmentVariable("PORTAL_TEST_SERVER") == "container";

    /// <exception cref="EnvironmentLackException">No container engine answers.</exception>
    public static async Task<ContainerTestServer> StartAsync()
    {
        try
        {
            _container = Build(Environment.GetEnvironmentVariable("PORTAL_TEST_IMAGE") is { Length: > 0 } image ? image : DefaultImage);
            await _container.StartAsync();
        }
        catch (DockerUnavailableException none)
        {
            throw new EnvironmentLackException(
                "No container engine answers, and the tests were asked to run in a container.",
                "Start one, or run ./portal test without --container.", none);
        }

        return await PreparedAsync(new NpgsqlConnectionStringBuilder(_container.GetConnectionString()));
    }

    public string ConnectionString(string database, string role) => new NpgsqlConnectionStringBuilder(super.ConnectionString)
    {
        Database = database, Username = role, Password = Password, ApplicationName = "PartnerPortal",
    }.ConnectionString;

    /// <summary>Makes the roles that a private cluster is made with.</summary>
    internal static async Task<ContainerTestServer> PreparedAsync(NpgsqlConnectionStringBuilder super)
    {
        await using var connection = new NpgsqlConnection(super.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        string[] passwords = [
            .. new[] { PortalConnection.OwnerRole, PortalConnection.AppRole }.Select(role => $"alter role {role} password '{Password}'")];
        foreach (var line in ClusterCreation.Roles.Split('\n').Concat(passwords))
        {
            await using var command = new NpgsqlCommand(line, connection);
            await command.ExecuteNonQueryAsync();
        }

        return new ContainerTestServer(super);
    }

    private static PostgreSqlContainer Build(string image) => new PostgreSqlBuilder(image)
        .WithDatabase("postgres").WithUsername("postgres").WithPassword(Password)
        .WithEnvironment("POSTGRES_INITDB_ARGS", "--encoding=UTF8 --locale=C --no-sync")
        .WithCommand("-c", "max_connections=200", "-c", "jit=off", "-c", "timezone=UTC", "-c", "client_connection_check_interval=2s")
        .WithCommand("-c", "fsync=off", "-c", "full_page_writes=off", "-c", "synchronous_commit=off")
        .Build();
}
