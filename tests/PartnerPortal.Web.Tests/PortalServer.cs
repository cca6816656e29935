using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PartnerPortal.Application.Tests.LocalCluster;
using PartnerPortal.Data;
using PartnerPortal.Data.Identity;
using PartnerPortal.Data.Migrations;

namespace PartnerPortal.Web.Tests;

/// <summary>The host as it was built, as a process of its own on a free port, with a database of its own and a few people in it.</summary>
public class PortalServer : IAsyncLifetime
{
    private readonly List<string> _output = [];
    private Process? _process;

    public Uri Address { get; } = new($"http://localhost:{FreePort()}");

    /// <summary>The database under the server.</summary>
    public PortalConnection Connection { get; private set; } = new("", "");

    /// <summary>Who can sign in.</summary>
    protected virtual IReadOnlyList<Person> People => Person.All;

    /// <summary>Settings beyond the usual ones, as environment variables.</summary>
    protected virtual IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>();

    /// <summary>What is in the database before the portal starts and its people are added.</summary>
    protected virtual Task ArrangeAsync() => Task.CompletedTask;

    public async Task InitializeAsync()
    {
        Connection = await TestCluster.CreateDatabaseAsync();
        await PortalMigrator.MigrateAsync(Connection, CancellationToken.None);
        await ArrangeAsync();
        await AddPeopleAsync();
        Start();
        await UntilReadyAsync();
    }

    public async Task DisposeAsync()
    {
        if (_process is null) return;
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>Ends the portal as the machine's shutdown does, and waits until it has gone.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> ShutDownAsync()
    {
        using var terminate = Process.Start("kill", ["-TERM", $"{_process!.Id}"]);
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    /// <summary>Ends the portal as kill -9 does.</summary>
    public async Task KillAsync()
    {
        _process!.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>Starts the portal again after it has ended, and leaves it to itself.</summary>
    public void StartAgain()
    {
        _process!.Dispose();
        Start();
    }

    /// <summary>A context as the owner, to arrange and to look behind the scenes.</summary>
    public PortalDbContext OpenContext() =>
        new(new DbContextOptionsBuilder<PortalDbContext>().UseNpgsql(Connection.Owner).Options);

    /// <summary>A client without a browser's help: it follows nothing and keeps its cookies.</summary>
    public HttpClient NewClient() => new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() })
    {
        BaseAddress = Address,
    };

    /// <summary>Adds people, and the companies of those whose partner is not there.</summary>
    private async Task AddPeopleAsync()
    {
        await using var context = OpenContext();
        await using var transaction = await context.Database.BeginTransactionAsync();
        await context.Database.ExecuteSqlRawAsync("select set_config('portal.scope', 'all', true)");
        foreach (var partner in People.Select(person => person.PartnerId).OfType<string>().Distinct())
        {
            await context.Database.ExecuteSqlAsync(
                $"insert into partner (partner_id, name, country, language, registered_at) values ({partner}, {partner}, 'ES', 'es', now()) on conflict do nothing");
        }

        context.Users.AddRange(People.Select(NewUser));
        await context.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    private static PortalUser NewUser(Person person)
    {
        var user = new PortalUser
        {
            Id = Guid.CreateVersion7(),
            UserName = person.Email,
            NormalizedUserName = person.Email.ToUpperInvariant(),
            Email = person.Email,
            NormalizedEmail = person.Email.ToUpperInvariant(),
            EmailConfirmed = true,
            LockoutEnabled = true,
            SecurityStamp = Guid.NewGuid().ToString("N"),
            DisplayName = person.Name,
            Role = person.Role,
            PartnerId = person.PartnerId,
        };
        user.PasswordHash = new PasswordHasher<PortalUser>().HashPassword(user, Person.Password);
        return user;
    }

    private void Start()
    {
        var start = new ProcessStartInfo("dotnet", [BuiltWeb.Host, "--urls", Address.ToString(), "--no-demo"])
        {
            // Another folder than its own: what it needs it must find by itself.
            WorkingDirectory = Path.GetTempPath(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ConnectionStrings__Portal"] = Connection.App,
                ["ConnectionStrings__PortalOwner"] = Connection.Owner,
                ["SignIn__AttemptsPerMinute"] = "1000",
                // The vendor's staff of these tests gets in by password alone; what is about the second factor has a server that asks.
                ["SignIn__RequireSecondFactor"] = "false",
                ["Vendor__Name"] = "PaperOffice",
            },
        };
        foreach (var (name, value) in Settings) start.Environment[name] = value;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private void Keep(string? line)
    {
        lock (_output) _output.Add(line ?? "");
    }

    private async Task UntilReadyAsync()
    {
        using var client = NewClient();
        for (var attempt = 0; attempt < 480; attempt++)
        {
            if (_process!.HasExited) break;
            try
            {
                if ((await client.GetAsync("/health/ready")).IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(250);
        }

        lock (_output) throw new InvalidOperationException("The portal did not start:\n" + string.Join('\n', _output));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
