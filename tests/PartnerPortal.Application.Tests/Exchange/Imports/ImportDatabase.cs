using System.Text;
using Npgsql;
using PartnerPortal.Application.Exchange.Imports;
using PartnerPortal.Data;
using PartnerPortal.Testing.LocalCluster;

namespace PartnerPortal.Application.Tests.Exchange.Imports;

/// <summary>A migrated database of its own, and folders of files to import into it.</summary>
public sealed class ImportDatabase : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source;
    private readonly DirectoryInfo _scratch = Directory.CreateTempSubdirectory("imports-");
    private int _folders;

    private ImportDatabase(PortalConnection connection)
    {
        _source = NpgsqlDataSource.Create(connection.App);
        Database = new PortalDatabase(_source);
    }

    public PortalDatabase Database { get; }

    public string RejectsFile => Path.Combine(_scratch.FullName, "rejects.csv");

    public static async Task<ImportDatabase> CreateAsync() =>
        new(await TestCluster.CreateDatabaseAsync(await TestCluster.MigratedAsync()));

    /// <summary>Imports files given as name and text.</summary>
    public Task<ImportResult> ImportAsync(params (string Name, string Text)[] files) =>
        ImportBytesAsync([.. files.Select(file => (file.Name, Encoding.UTF8.GetBytes(file.Text)))]);

    public async Task<ImportResult> ImportBytesAsync(params (string Name, byte[] Bytes)[] files)
    {
        var folder = _scratch.CreateSubdirectory($"{++_folders}").FullName;
        foreach (var (name, bytes) in files) await File.WriteAllBytesAsync(Path.Combine(folder, name), bytes);
        return await ImportFolderAsync(folder);
    }

    public Task<ImportResult> ImportFolderAsync(string folder) =>
        new ImportFiles(Database, TimeProvider.System).RunAsync(
            new ImportCommand(folder, "test", RejectsFile), null, CancellationToken.None);

    /// <summary>All rows of a query, their columns joined by blanks.</summary>
    public async Task<IReadOnlyList<string>> ReadAsync(string sql)
    {
        await using var tx = await Database.BeginAsync(DataScope.All, CancellationToken.None);
        return await tx.ReadAsync(
            sql,
            row => string.Join(
                ' ',
                Enumerable.Range(0, row.FieldCount).Select(
                    i => row.IsDBNull(i) ? "-" : Convert.ToString(row.GetValue(i), System.Globalization.CultureInfo.InvariantCulture))),
            CancellationToken.None);
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var tx = await Database.BeginAsync(DataScope.All, CancellationToken.None);
        await tx.ExecuteAsync(sql, CancellationToken.None);
        await tx.CommitAsync(CancellationToken.None);
    }

    /// <summary>Everything that an import can write, as one text; when and by whom is left out.</summary>
    public async Task<string> ChecksumAsync()
    {
        string[] tables =
        [
            "terms_version", "partner", "agreement", "customer", "attribution", "exchange_rate", "invoice", "invoice_line", "payment",
            "credit_note", "credit_line", "service",
        ];
        var sums = new List<string>();
        foreach (var table in tables)
        {
            var sum = await ReadAsync($"""
                select count(*), md5(coalesce(string_agg((to_jsonb(row) - 'registered_at')::text, '|'
                    order by (to_jsonb(row) - 'registered_at')::text), ''))
                from {table} as row
                """);
            sums.Add($"{table} {sum[0]}");
        }

        return string.Join('\n', sums);
    }

    public async ValueTask DisposeAsync()
    {
        await _source.DisposeAsync();
        _scratch.Delete(recursive: true);
    }
}
