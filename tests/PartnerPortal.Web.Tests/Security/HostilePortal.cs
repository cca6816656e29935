using Npgsql;
using PartnerPortal.Testing.LocalCluster;
using PartnerPortal.Web.Tests.Pages;

namespace PartnerPortal.Web.Tests.Security;

/// <summary>The trading portal after somebody has written hostile text into every field of the database that takes text.</summary>
public sealed class HostilePortal : TradingPortal
{
    /// <summary>Words of the portal's own, by which rows find each other or by which people sign in.</summary>
    private static readonly string[] Words =
    [
        "kind", "status", "step", "action", "role", "language", "country", "currency", "factor", "obstacle", "program_id", "time_zone",
        "cause", "hash", "number", "link", "key", "no_commission_reason",
    ];

    private static readonly string[] OfAccounts = [
        "users", "user_claims", "user_logins", "user_tokens", "user_passkeys", "user_session", "data_protection_keys",
        "__EFMigrationsHistory"];

    /// <summary>The fields that took the text, as table.column.</summary>
    public List<string> Written { get; } = [];

    protected override Task<string> TemplateAsync() => TradingTemplate.ImportedAsync();

    protected override async Task ArrangeAsync()
    {
        // What is closed is frozen with its hash: the text has to be there before.
        await WriteAsync([]);
        await TradingTemplate.CloseAsync(Connection, LastClosed);
        await WriteAsync(["statement", "posting"]);
    }

    private async Task WriteAsync(string[] frozen)
    {
        await using var connection = new NpgsqlConnection(
            await TestCluster.ConnectionStringAsync(new NpgsqlConnectionStringBuilder(Connection.App).Database!, "postgres"));
        await connection.OpenAsync();
        // Also what may never change: the tests are above the guards, the pages are not.
        await using (
            var above = new NpgsqlCommand("set session_replication_role = replica", connection)) await above.ExecuteNonQueryAsync();
        foreach (var (table, column) in await FieldsAsync(connection, frozen)) await WriteAsync(connection, table, column);
    }

    private static async Task<List<(string Table, string Column)>> FieldsAsync(NpgsqlConnection connection, string[] frozen)
    {
        const string sql = """
            select c.relname, a.attname from pg_class c
            join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
            where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.atttypid = 'text'::regtype
                and c.relname <> all($1) and a.attname <> all($2) and a.attname not like '%\_id' and a.attname not like '%\_no'
                    and a.attname not like '%\_hash'
            order by 1, 2
            """;
        await using var command = new NpgsqlCommand(
            sql, connection) { Parameters = { new() { Value = OfAccounts.Concat(frozen).ToArray() }, new() { Value = Words } } };
        await using var reader = await command.ExecuteReaderAsync();
        var fields = new List<(string, string)>();
        while (await reader.ReadAsync()) fields.Add((reader.GetString(0), reader.GetString(1)));
        return fields;
    }

    private async Task WriteAsync(NpgsqlConnection connection, string table, string column)
    {
        await using var command = new NpgsqlCommand(
            $"""
            update {table} set {column} = ($1::text[])[1 + (hashtext({table}.ctid::text) & 2147483647) % {HostileStrings.All.Count}]
                where {column} is not null
            """, connection)
        {
            Parameters = { new() { Value = HostileStrings.All.ToArray() } },
        };
        try
        {
            await command.ExecuteNonQueryAsync();
            Written.Add($"{table}.{column}");
        }
        catch (PostgresException refused) when (refused.SqlState is PostgresErrorCodes.CheckViolation or PostgresErrorCodes.UniqueViolation)
        {
            // A field that takes only certain words takes none of these.
        }
    }
}
