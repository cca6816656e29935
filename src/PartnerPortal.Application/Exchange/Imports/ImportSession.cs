using System.Runtime.CompilerServices;
using Npgsql;
using PartnerPortal.Application.Exchange.Imports.Files;
using PartnerPortal.Data;

namespace PartnerPortal.Application.Exchange.Imports;

/// <summary>What the steps of one import share: the transaction, where faults go, whom to tell, which files could be read.</summary>
internal sealed class ImportSession(PortalTransaction tx, RejectList rejects, IProgress<ImportProgress>? progress)
{
    /// <summary>
    /// The same key as the close takes: one of them at a time. The lock falls with the process, also while the server is busy with a long
    /// statement of it: it looks every second whether somebody is still there, where its system can tell.
    /// </summary>
    private const string Begin = """
        do $$ begin
            perform set_config('client_connection_check_interval', '1s', true);
        exception when invalid_parameter_value then null;
        end $$;
        select pg_advisory_xact_lock(hashtextextended('partner-portal/close/main', 0));
        set local jit = off;
        set local work_mem = '64MB';
        """;

    /// <summary>
    /// In a database that was filled a moment ago the planner takes every table for tiny, and loops over millions of rows for each of
    /// millions. Joins by hash are right for a large batch whatever it believes; a small one is quick either way.
    /// </summary>
    private const string JoinByHash = "set local enable_nestloop = off";

    private const long LargeBatch = 5_000;
    private readonly HashSet<string> _unreadable = [];

    public PortalTransaction Transaction => tx;

    public RejectList Rejects => rejects;

    public async Task BeginAsync(DateTimeOffset now, string importedBy, CancellationToken ct)
    {
        Report(ImportStep.Wait, null, 0);
        await ExecuteAsync(Begin, ct);
        await ExecuteAsync("select set_config('portal.registered_at', $1::timestamptz::text, true)", ct, now);
        await ExecuteAsync("select set_config('portal.imported_by', $1, true)", ct, importedBy);
    }

    public async Task ExpectAsync(long rows, CancellationToken ct)
    {
        if (rows > LargeBatch) await ExecuteAsync(JoinByHash, ct);
    }

    public void Report(ImportStep step, string? file, long rows) => progress?.Report(new ImportProgress(step, file, rows));

    public ValueTask RejectAsync(string file, long line, string column, string value, string reason, CancellationToken ct) =>
        rejects.AddAsync(new ImportReject(file, line, column, value, reason), ct);

    /// <summary>A file whose rows are unknown: nothing that refers to it can be judged.</summary>
    public void MarkUnreadable(FileSchema file) => _unreadable.Add(file.Name);

    public bool IsReadable(FileSchema file) => !_unreadable.Contains(file.Name);

    public async Task<int> ExecuteAsync(string sql, CancellationToken ct, params object?[] parameters)
    {
        await using var command = Patient(tx.Command(sql, parameters));
        return await command.ExecuteNonQueryAsync(ct);
    }

    public async Task<long> CountAsync(string sql, CancellationToken ct)
    {
        await using var command = Patient(tx.Command(sql));
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>The rows of a query as records, each column by its name, while they are read.</summary>
    public async IAsyncEnumerable<TRow> StreamAsync<TRow>(string sql, [EnumeratorCancellation] CancellationToken ct) where TRow : class
    {
        await using var command = Patient(tx.Command(sql));
        await using var reader = await command.ExecuteReaderAsync(ct);
        var read = RowReader.For<TRow>(reader);
        while (await reader.ReadAsync(ct)) yield return read(reader);
    }

    public async Task<NpgsqlBinaryImporter> CopyAsync(string table, IEnumerable<string> columns, CancellationToken ct)
    {
        var importer = await tx.Connection.BeginBinaryImportAsync(
            $"copy {table} ({string.Join(", ", columns)}) from stdin (format binary)", ct);
        importer.Timeout = TimeSpan.FromDays(1);
        return importer;
    }

    /// <summary>Statements over millions of rows take as long as they take; the caller cancels.</summary>
    private static NpgsqlCommand Patient(NpgsqlCommand command)
    {
        command.CommandTimeout = 0;
        return command;
    }
}
