using Npgsql;
using PartnerPortal.Data.LocalCluster;
using PartnerPortal.Data.Migrations;
using PartnerPortal.Domain;

namespace PartnerPortal.Data.Backups;

/// <summary>
/// Brings a backup into an empty database, in one transaction: it is there whole or not at all. The same transaction sees to it that
/// nothing is sent twice: what waited to be sent waits for a person now, and all other mail is held until one has decided.
/// </summary>
public static class RestoreDatabase
{
    private const string Existing = """
        select exists (select from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'S'))
        """;

    // The dump has set an empty search path and switched row security off.
    private const string Afterwards = """

        set row_security = on;
        select set_config('portal.scope', 'all', true);
        update public.mail set status = 'unknown', error = 'The portal was restored from a backup while this mail waited.'
            where status in ('queued', 'sending');
        do $$ begin
            if to_regclass('public.restoration') is not null then insert into public.restoration (restored_at) values (clock_timestamp());
                end if;
        end $$;

        """;

    // What only the former key can read. Passkeys stay good.
    private const string NewKey = """
        delete from public.data_protection_keys;
        delete from public.user_totp;
        delete from public.user_recovery_code;
        update public.user_session set revoked_at = clock_timestamp() where revoked_at is null;

        """;

    // A backup from before the table was there.
    private const string Mark = """
        insert into restoration (restored_at) select clock_timestamp() where not exists (select from restoration
            where mail_decided_at is null)
        """;

    /// <param name="server">Where to.</param>
    /// <param name="file">A file of <see cref="BackUpDatabase"/>.</param>
    /// <param name="withNewKey">Gives up what only the former portal key can read: people sign in anew and set up their apps again.</param>
    /// <param name="progress">Gets what is being done.</param>
    /// <param name="ct">Cancels; the database stays empty.</param>
    /// <exception cref="RuleViolationException">The database is not empty, or the backup is of a newer portal.</exception>
    /// <exception cref="InvalidDataException">The file is no backup of a portal.</exception>
    /// <exception cref="EnvironmentLackException">PostgreSQL's programs are missing.</exception>
    /// <exception cref="ToolFailedException">The restore did not succeed; the database is empty as before.</exception>
    public static async Task RunAsync(PortalServer server, string file, bool withNewKey, IProgress<string>? progress, CancellationToken ct)
    {
        await RefuseUnlessEmptyAsync(server.Connection.Owner, ct);
        var (major, isBound) = await BackUpDatabase.AskAsync(server.MaintenanceConnection, ct);
        var tools = await PostgresTools.ForServerAsync(major, ct);
        await BackupFile.CheckAsync(tools, file, ct);

        progress?.Report("roles");
        await PortalMigrator.EnsureAppRoleAsync(server.Connection.Owner, ct);
        progress?.Report("tables and rows");
        // A superuser makes everything in the name of the owner.
        var before = isBound ? "begin;\n" : $"begin;\nset role {PortalConnection.OwnerRole};\n";
        await LoadAsync(tools, server, file, before, Afterwards + (withNewKey ? NewKey : "") + "commit;\n", ct);
        progress?.Report("schema");
        await PortalMigrator.MigrateAsync(server.Connection, ct);
        await ExecuteAsync(server.Connection.Owner, Mark, ct);
        progress?.Report("statistics");
        await ExecuteAsync(server.Connection.Owner, "analyze", ct);
    }

    private static async Task RefuseUnlessEmptyAsync(string owner, CancellationToken ct)
    {
        await using var source = NpgsqlDataSource.Create(owner);
        await using var command = source.CreateCommand(Existing);
        if (await command.ExecuteScalarAsync(ct) is true)
        {
            throw new RuleViolationException(
                "restore.not_empty",
                    "There is data in this database. A backup goes into an empty one: name another PORTAL_DATA, or another database.");
        }
    }

    /// <summary>The script of the backup through psql. Its commit is written only when all before it has come.</summary>
    private static async Task LoadAsync(
        PostgresTools tools, PortalServer server, string file, string before, string after, CancellationToken ct)
    {
        string[] into = [tools.Psql, "--no-psqlrc", "--quiet", "--no-password", "--set=ON_ERROR_STOP=1", "--output=/dev/null", "--file=-"];
        using var psql = ToolProcess.Start(into, new NpgsqlConnectionStringBuilder(server.MaintenanceConnection), null);
        using var script = ToolProcess.Start([tools.PgRestore, "--no-owner", "--file=-", file], null, null);
        try
        {
            await psql.Input.WriteAsync(before.AsMemory(), ct);
            await psql.Input.FlushAsync(ct);
            await script.Output.BaseStream.CopyToAsync(psql.Input.BaseStream, ct);
            await script.EndAsync(ct);
            await psql.Input.WriteAsync(after.AsMemory(), ct);
            psql.Input.Close();
        }
        catch (IOException)
        {
            // psql stopped at an error; its exit code and its words tell which.
        }

        await psql.EndAsync(ct);
    }

    private static async Task ExecuteAsync(string owner, string sql, CancellationToken ct)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(owner) { CommandTimeout = 0 });
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(ct);
    }
}
