using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Npgsql;

namespace PartnerPortal.Data;

/// <summary>A connection with one transaction, bound to a scope for as long as the transaction lives.</summary>
public sealed class PortalTransaction : IAsyncDisposable
{
    private const string SetScope = "select set_config('portal.scope', $1, true), set_config('portal.program', $2, true)";

    // Many people share the processors: what a page asks starts no workers besides.
    private const string SetScopeOfRequest = SetScope + ", set_config('max_parallel_workers_per_gather', '0', true)";

    private readonly long _begun = Stopwatch.GetTimestamp();
    private readonly TimeSpan? _longest;

    private PortalTransaction(NpgsqlConnection connection, NpgsqlTransaction transaction, DataScope scope, TimeSpan? longest)
    {
        Connection = connection;
        Transaction = transaction;
        ProgramId = scope.ProgramId;
        _longest = longest;
    }

    public NpgsqlConnection Connection { get; }

    public NpgsqlTransaction Transaction { get; }

    /// <summary>The program whose rows are meant; in SQL <c>current_setting('portal.program')</c>.</summary>
    public string ProgramId { get; }

    internal static async Task<PortalTransaction> BeginAsync(
        NpgsqlConnection connection, DataScope scope, TimeSpan? longest, CancellationToken ct)
    {
        try
        {
            var begun = new PortalTransaction(connection, await connection.BeginTransactionAsync(ct), scope, longest);
            await begun.ExecuteAsync(longest is null ? SetScope : SetScopeOfRequest, ct, scope.Setting, scope.ProgramId);
            return begun;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>A command in this transaction with positional parameters $1, $2, …</summary>
    public NpgsqlCommand Command(string sql, params object?[] parameters)
    {
        var command = new NpgsqlCommand(sql, Connection, Transaction);
        if (SecondsLeft() is { } seconds) command.CommandTimeout = seconds;
        foreach (var value in OneByOne(parameters)) command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        return command;
    }

    /// <summary>The values one by one: an array of texts alone is one value, but passes for the list of values itself.</summary>
    internal static object?[] OneByOne(object?[] parameters) => parameters.GetType() == typeof(object[]) ? parameters : [parameters];

    public async Task<int> ExecuteAsync(string sql, CancellationToken ct, params object?[] parameters)
    {
        await using var command = Command(sql, parameters);
        return await command.ExecuteNonQueryAsync(ct);
    }

    public async Task<T?> ScalarAsync<T>(string sql, CancellationToken ct, params object?[] parameters)
    {
        await using var command = Command(sql, parameters);
        return await command.ExecuteScalarAsync(ct) is T value ? value : default;
    }

    /// <summary>Reads all rows of a query into records.</summary>
    public async Task<List<T>> ReadAsync<T>(string sql, Func<NpgsqlDataReader, T> map, CancellationToken ct, params object?[] parameters)
    {
        await using var command = Command(sql, parameters);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<T>();
        while (await reader.ReadAsync(ct)) rows.Add(map(reader));
        return rows;
    }

    /// <summary>Reads all rows of a query into records, each column by its name (<see cref="RowReader"/>).</summary>
    public async Task<List<T>> RowsAsync<T>(string sql, CancellationToken ct, params object?[] parameters) where T : class
    {
        var rows = new List<T>();
        await foreach (var row in StreamAsync<T>(sql, ct, parameters)) rows.Add(row);
        return rows;
    }

    /// <summary>The first column of all rows.</summary>
    public Task<List<T>> ValuesAsync<T>(string sql, CancellationToken ct, params object?[] parameters) =>
        ReadAsync(sql, RowReader.First<T>, ct, parameters);

    /// <summary>The first row of a query as a record, each column by its name; null when there is none.</summary>
    public async Task<T?> FirstRowAsync<T>(string sql, CancellationToken ct, params object?[] parameters) where T : class
    {
        await foreach (var row in StreamAsync<T>(sql, ct, parameters)) return row;
        return null;
    }

    /// <summary>The rows of a query as records, each column by its name, while they are read.</summary>
    public async IAsyncEnumerable<T> StreamAsync<T>(
        string sql, [EnumeratorCancellation] CancellationToken ct, params object?[] parameters) where T : class
    {
        await using var command = Command(sql, parameters);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var read = RowReader.For<T>(reader);
        while (await reader.ReadAsync(ct)) yield return read(reader);
    }

    /// <exception cref="CommitUnknownException">The connection broke before the answer.</exception>
    public async Task CommitAsync(CancellationToken ct)
    {
        try
        {
            await Transaction.CommitAsync(ct);
        }
        catch (ObjectDisposedException gone) when (gone.InnerException is NpgsqlException cut)
        {
            // It broke before the commit was sent: nothing is kept, and that is known.
            ExceptionDispatchInfo.Throw(cut);
        }
        catch (NpgsqlException cut) when (DatabaseFailure.IsOutage(cut))
        {
            throw new CommitUnknownException(cut);
        }

        SavedWork.Note();
    }

    /// <summary>What is left of the transaction's time in whole seconds, at least one; null for as long as it needs.</summary>
    /// <exception cref="NpgsqlException">Nothing is left.</exception>
    internal int? SecondsLeft()
    {
        if (_longest is not { } longest) return null;
        var left = longest - Stopwatch.GetElapsedTime(_begun);
        return left > TimeSpan.Zero
            ? Math.Max(1, (int)left.TotalSeconds)
            : throw new NpgsqlException(
                $"A request's transaction took longer than {longest.TotalSeconds} seconds.", new TimeoutException());
    }

    public async ValueTask DisposeAsync()
    {
        await Transaction.DisposeAsync();
        await Connection.DisposeAsync();
    }
}
