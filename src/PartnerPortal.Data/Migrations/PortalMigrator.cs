using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace PartnerPortal.Data.Migrations;

/// <summary>Brings a database to the newest schema, as the owner of its tables.</summary>
public static class PortalMigrator
{
    /// <summary>Runs what is missing; two at once wait for each other.</summary>
    /// <returns>The migrations that ran.</returns>
    public static async Task<IReadOnlyList<string>> MigrateAsync(PortalConnection connection, CancellationToken ct)
    {
        await EnsureAppRoleAsync(connection.Owner, ct);
        var options = new DbContextOptionsBuilder<PortalDbContext>()
            .UseNpgsql(connection.Owner)
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning))
            .Options;
        await using var context = new PortalDbContext(options);
        var pending = (await context.Database.GetPendingMigrationsAsync(ct)).ToList();
        if (pending.Count > 0) await context.Database.MigrateAsync(ct);
        return pending;
    }

    /// <summary>The role the portal works as owns nothing and is subject to row-level security.</summary>
    private static async Task EnsureAppRoleAsync(string owner, CancellationToken ct)
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
