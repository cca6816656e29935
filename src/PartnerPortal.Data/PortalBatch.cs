using System.Data.Common;
using Npgsql;

namespace PartnerPortal.Data;

/// <summary>Several queries that do not wait for each other's answers: asked in one round trip, answered in their order.</summary>
public sealed class PortalBatch(PortalTransaction transaction)
{
    private readonly List<(NpgsqlBatchCommand Command, Func<NpgsqlDataReader, CancellationToken, Task> Take)> _queries = [];

    /// <summary>The program whose rows are meant.</summary>
    public string ProgramId => transaction.ProgramId;

    /// <summary>Adds a query with positional parameters $1, $2, …</summary>
    /// <returns>Its rows, once the batch has run.</returns>
    public IReadOnlyList<T> Add<T>(string sql, Func<NpgsqlDataReader, T> map, params object?[] parameters)
    {
        var rows = new List<T>();
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in PortalTransaction.OneByOne(parameters))
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        _queries.Add((command, TakeAsync));
        return rows;

        async Task TakeAsync(NpgsqlDataReader reader, CancellationToken ct)
        {
            while (await reader.ReadAsync(ct)) rows.Add(map(reader));
        }
    }

    /// <summary>Adds a query whose rows are read into records, each column by its name (<see cref="RowReader"/>).</summary>
    /// <returns>Its rows, once the batch has run.</returns>
    public IReadOnlyList<T> Rows<T>(string sql, params object?[] parameters) where T : class
    {
        Func<DbDataReader, T>? read = null;
        return Add(sql, row => (read ??= RowReader.For<T>(row))(row), parameters);
    }

    /// <summary>Adds a query of which the first column is read.</summary>
    /// <returns>Its values, once the batch has run.</returns>
    public IReadOnlyList<T> Values<T>(string sql, params object?[] parameters) => Add(sql, RowReader.First<T>, parameters);

    /// <summary>Asks everything at once; the rows of <see cref="Add{T}"/> are there afterwards. Runs once.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(transaction.Connection, transaction.Transaction);
        if (transaction.SecondsLeft() is { } seconds) batch.Timeout = seconds;
        foreach (var (command, _) in _queries) batch.BatchCommands.Add(command);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        foreach (var (_, take) in _queries)
        {
            await take(reader, ct);
            await reader.NextResultAsync(ct);
        }
    }
}
