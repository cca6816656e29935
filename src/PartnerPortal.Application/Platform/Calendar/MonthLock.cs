using Npgsql;
using PartnerPortal.Data;

namespace PartnerPortal.Application.Platform.Calendar;

/// <summary>
/// One run at a time per program, over all processes: an advisory lock held by a connection of its own. It falls with the process.
/// Imports take the same lock for their transaction.
/// </summary>
public sealed class MonthLock : IAsyncDisposable
{
    /// <summary>The key, as an SQL expression over the program's id.</summary>
    public const string Key = "hashtextextended('partner-portal/close/' || $1, 0)";

    private readonly NpgsqlConnection _connection;

    private MonthLock(NpgsqlConnection connection) => _connection = connection;

    /// <summary>Takes the lock, or gives null at once when another run has it.</summary>
    public static async Task<MonthLock?> TryTakeAsync(PortalDatabase database, string programId, CancellationToken ct)
    {
        var connection = await database.OpenConnectionAsync(ct);
        try
        {
            await using var command = new NpgsqlCommand($"select pg_try_advisory_lock({Key})", connection)
            {
                Parameters = { new NpgsqlParameter { Value = programId } },
            };
            if (await command.ExecuteScalarAsync(ct) is true) return new MonthLock(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }

        await connection.DisposeAsync();
        return null;
    }

    /// <summary>Takes the lock for the rest of a transaction: waits while a month is closed or a file is registered.</summary>
    public static Task HoldAsync(PortalTransaction tx, string programId, CancellationToken ct) =>
        tx.ExecuteAsync($"select pg_advisory_xact_lock({Key})", ct, programId);

    /// <summary>Lets the lock go; pooled connections are reset, which frees it as well.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await using var command = new NpgsqlCommand("select pg_advisory_unlock_all()", _connection);
            await command.ExecuteNonQueryAsync();
        }
        catch (NpgsqlException)
        {
            // The connection is gone, and the lock with it.
        }

        await _connection.DisposeAsync();
    }
}
