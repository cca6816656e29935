using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace PartnerPortal.Data.Migrations;

/// <summary>Brings a database to the newest schema, as the owner of its tables.</summary>
public static class PortalMigrator
{
    /// <summary>The migrations that this program knows, oldest first.</summary>
    public static IReadOnlyList<string> Known { get; } =
    [
        .. typeof(PortalMigrator).Assembly.GetTypes().Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id).OfType<string>().Order(StringComparer.Ordinal),
    ];

    /// <summary>Runs what is missing; two at once wait for each other.</summary>
    /// <returns>The migrations that ran.</returns>
    public static async Task<IReadOnlyList<string>> MigrateAsync(PortalConnection connection, CancellationToken ct)
    {
        await EnsureAppRoleAsync(connection.Owner, ct);
        var ran = await IsNewestAsync(connection.Owner, ct) ? [] : await MigrateTablesAsync(connection, ct);
        await JobTables.InstallAsync(connection.Owner, ct);
        return ran;
    }

    private static async Task<IReadOnlyList<string>> MigrateTablesAsync(PortalConnection connection, CancellationToken ct)
    {
        var options = new DbContextOptionsBuilder<PortalDbContext>()
            .UseNpgsql(connection.Owner)
            .Options;
        await using var context = new PortalDbContext(options);
        var pending = (await context.Database.GetPendingMigrationsAsync(ct)).ToList();
        if (pending.Count > 0) await context.Database.MigrateAsync(ct);
        return pending;
    }

    /// <summary>Asked without a model, which takes longer to build than most commands take to run.</summary>
    private static async Task<bool> IsNewestAsync(string owner, CancellationToken ct)
    {
        var known = typeof(PortalMigrator).Assembly.GetTypes().Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id).OfType<string>().ToArray();
        await using var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync(ct);
        await using var history = new NpgsqlCommand("""select to_regclass('"__EFMigrationsHistory"') is not null""", connection);
        if (await history.ExecuteScalarAsync(ct) is not true) return false;
        await using var applied = new NpgsqlCommand("""select count(*) from "__EFMigrationsHistory" where "MigrationId" = any($1)""", connection)
        {
            Parameters = { new NpgsqlParameter { Value = known } },
        };
        return await applied.ExecuteScalarAsync(ct) is long count && count == known.Length;
    }

    /// <summary>The role the portal works as owns nothing and is subject to row-level security.</summary>
    internal static async Task EnsureAppRoleAsync(string owner, CancellationToken ct)
    {
        const string sql = $"""
            do $$
            begin
                if not exists (select from pg_roles where rolname = '{PortalConnection.AppRole}') then
                    create role {PortalConnection.AppRole} nologin;
                end if;
                if not pg_has_role(current_user, '{PortalConnection.AppRole}', 'member') then
                    grant {PortalConnection.AppRole} to current_user;
                end if;
            exception when duplicate_object or unique_violation then
                null;
            end $$
            """;
        await using var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
