using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PartnerPortal.Application;
using PartnerPortal.Application.Platform.Vendor;
using PartnerPortal.Data;
using PartnerPortal.Data.LocalCluster;
using PartnerPortal.Data.Migrations;
using PartnerPortal.Documents;
using PartnerPortal.Domain;

namespace PartnerPortal.Cli;

/// <summary>What a command works with: the server, brought to the newest schema, and the use cases.</summary>
internal sealed class PortalSession : IAsyncDisposable
{
    public const string ProgramId = "main";

    // What a server says to those who are connected, or want to be, while it goes down or comes up.
    private static readonly string?[] ServerStops =
        [PostgresErrorCodes.AdminShutdown, PostgresErrorCodes.CrashShutdown, PostgresErrorCodes.CannotConnectNow];

    private readonly PortalServer _server;
    private readonly ServiceProvider _services;

    private PortalSession(PortalServer server, ServiceProvider services)
    {
        _server = server;
        _services = services;
    }

    public PortalConnection Connection => _server.Connection;

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Opens a session, runs a command in it, and turns what goes wrong into a message and an exit code.</summary>
    public static Task<int> RunAsync(Func<PortalSession, CancellationToken, Task<int>> command, CancellationToken ct) =>
        ExplainAsync(async () =>
    {
        await using var session = await OpenAsync(ct);
        return await command(session, ct);
    });

    /// <summary>The same with the server alone, whose schema stays as it is.</summary>
    public static Task<int> RunOnServerAsync(Func<PortalServer, CancellationToken, Task<int>> command, CancellationToken ct) =>
        ExplainAsync(async () =>
    {
        await using var server = await OpenServerAsync(ct);
        return await command(server, ct);
    });

    private static async Task<int> ExplainAsync(Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (RuleViolationException refused)
        {
            return Fail(ExitCode.StateForbids, refused.Message);
        }
        catch (EnvironmentLackException lack)
        {
            return Fail(ExitCode.EnvironmentLacks, lack.Message);
        }
        catch (NpgsqlException gone) when (gone is not PostgresException || ServerStops.Contains(gone.SqlState))
        {
            return Fail(ExitCode.EnvironmentLacks, $"The database cannot be reached: {gone.Message}");
        }
        catch (PostgresException full) when (full.SqlState is PostgresErrorCodes.DiskFull or PostgresErrorCodes.OutOfMemory)
        {
            return Fail(ExitCode.EnvironmentLacks, $"The database server has no room left: {full.MessageText}");
        }
        catch (OperationCanceledException)
        {
            return Fail(ExitCode.Stopped, "Stopped. What was done is kept; the same command goes on from there.");
        }
    }

    public static int Fail(int code, string message)
    {
        Console.Error.WriteLine(message);
        return code;
    }

    public static string DataDirectory =>
        Environment.GetEnvironmentVariable("PORTAL_DATA") is { Length: > 0 } directory
            ? directory
            : Path.Combine(Environment.CurrentDirectory, ".data");

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _server.DisposeAsync();
    }

    private static async Task<PortalSession> OpenAsync(CancellationToken ct)
    {
        var server = await OpenServerAsync(ct);
        try
        {
            await PortalMigrator.MigrateAsync(server.Connection, ct);
            var services = new ServiceCollection().AddOptions().AddPortalData(server.Connection).AddDocuments().AddApplication(
                Configuration());
            return new PortalSession(server, services.BuildServiceProvider());
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    private static Task<PortalServer> OpenServerAsync(CancellationToken ct) => PortalServer.OpenAsync(
        Environment.GetEnvironmentVariable("ConnectionStrings__Portal"),
        Environment.GetEnvironmentVariable("ConnectionStrings__PortalOwner"), DataDirectory, ct);

    private static IConfigurationRoot Configuration() =>
        new ConfigurationBuilder().AddJsonFile(VendorDetails.File).AddEnvironmentVariables().Build();
}
