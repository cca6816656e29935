using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PartnerPortal.Data;
using PartnerPortal.Data.Migrations;
using PartnerPortal.Data.People.Identity;
using PartnerPortal.Testing.LocalCluster;

namespace PartnerPortal.Web.Tests;

/// <summary>The host as it was built, as a process of its own on a free port, with a database of its own and a few people in it.</summary>
public class PortalServer : IAsyncLifetime
{
    public Uri Address { get; } = PortalProcess.FreeAddress();

    /// <summary>The running host.</summary>
    protected PortalProcess? Host { get; set; }

    /// <summary>The database under the server.</summary>
    public PortalConnection Connection { get; private set; } = new("", "");

    /// <summary>Who can sign in.</summary>
    protected virtual IReadOnlyList<Person> People => Person.All;

    /// <summary>Settings beyond the usual ones, as environment variables.</summary>
    protected virtual IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>();

    /// <summary>What its database is copied from: the portal's tables, or these with what somebody has done already.</summary>
    protected virtual Task<string> TemplateAsync() => TestCluster.MigratedAsync();

    /// <summary>A database of its own.</summary>
    protected virtual async Task<PortalConnection> OpenDatabaseAsync() => await TestCluster.CreateDatabaseAsync(await TemplateAsync());

    /// <summary>What is in the database before the portal starts and its people are added.</summary>
    protected virtual Task ArrangeAsync() => Task.CompletedTask;

    public virtual async Task InitializeAsync()
    {
        Connection = await OpenDatabaseAsync();
        await PortalMigrator.MigrateAsync(Connection, CancellationToken.None);
        await ArrangeAsync();
        await AddPeopleAsync();
        Host = await PortalProcess.StartAsync(Connection, Settings, Address);
    }

    public virtual async Task DisposeAsync()
    {
        if (Host is not null) await Host.DisposeAsync();
    }

    /// <summary>Ends the portal as the machine's shutdown does, and waits until it has gone.</summary>
    /// <returns>Its exit code.</returns>
    public Task<int> ShutDownAsync() => Host!.ShutDownAsync();

    /// <summary>Ends the portal as kill -9 does.</summary>
    public Task KillAsync() => Host!.KillAsync();

    /// <summary>Starts the portal again after it has ended, and leaves it to itself.</summary>
    public async Task StartAgainAsync()
    {
        await Host!.DisposeAsync();
        Host = PortalProcess.Launch(Connection, Settings, Address);
    }

    /// <summary>A context as the owner, to arrange and to look behind the scenes.</summary>
    public PortalDbContext OpenContext() =>
        new(new DbContextOptionsBuilder<PortalDbContext>().UseNpgsql(Connection.Owner).Options);

    /// <summary>A client without a browser's help: it follows nothing and keeps its cookies.</summary>
    public HttpClient NewClient() => PortalProcess.NewClient(Address);

    /// <summary>Adds people, and the companies of those whose partner is not there.</summary>
    private async Task AddPeopleAsync()
    {
        await using var context = OpenContext();
        await using var transaction = await context.Database.BeginTransactionAsync();
        await context.Database.ExecuteSqlRawAsync("select set_config('portal.scope', 'all', true)");
        foreach (var partner in People.Select(person => person.PartnerId).OfType<string>().Distinct())
        {
            await context.Database.ExecuteSqlAsync(
                $"""
                insert into partner (partner_id, name, country, language, registered_at) values ({partner}, {partner}, 'ES', 'es', now())
                    on conflict do nothing
                """);
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
}
