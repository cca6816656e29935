using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure;

namespace PartnerPortal.Data;

/// <summary>
/// Opens connections and contexts for a scope: every one is a transaction in which PostgreSQL shows the rows of that scope only.
/// </summary>
/// <param name="dataSource">The connections.</param>
/// <param name="longest">How long a transaction may take in all; null for as long as it needs.</param>
/// <param name="time">The clock; null for the system's.</param>
public sealed class PortalDatabase(NpgsqlDataSource dataSource, TimeSpan? longest = null, TimeProvider? time = null)
{
    /// <summary>Seconds that it may take.</summary>
    private const int ShortQuestion = 5;

    /// <summary>Says which day it is where somebody is let in to change something.</summary>
    public TimeProvider Time { get; } = time ?? TimeProvider.System;

    /// <summary>A transaction for bulk work in SQL.</summary>
    public async Task<PortalTransaction> BeginAsync(DataScope scope, CancellationToken ct)
    {
        try
        {
            return await TryBeginAsync(scope, ct);
        }
        catch (NpgsqlException gone) when (DatabaseFailure.IsBroken(gone))
        {
            // A pooled connection outlived its server. Nothing was asked yet, so that another one may be tried.
            return await TryBeginAsync(scope, ct);
        }
    }

    /// <summary>A bare connection for what spans transactions (a lock that outlives them). It sees no partner-owned row.</summary>
    public ValueTask<NpgsqlConnection> OpenConnectionAsync(CancellationToken ct) => dataSource.OpenConnectionAsync(ct);

    /// <summary>One short question outside any transaction, about tables that know no scope.</summary>
    public async Task<T?> AskAsync<T>(string sql, CancellationToken ct, params object?[] parameters)
    {
        try
        {
            return await TryAskAsync<T>(sql, parameters, ct);
        }
        catch (NpgsqlException gone) when (DatabaseFailure.IsBroken(gone))
        {
            // As above; and a question may be asked twice.
            return await TryAskAsync<T>(sql, parameters, ct);
        }
    }

    /// <summary>A context inside one transaction; nothing is kept without <see cref="PortalUnit.CommitAsync"/>.</summary>
    public async Task<PortalUnit> OpenAsync(DataScope scope, CancellationToken ct)
    {
        var transaction = await BeginAsync(scope, ct);
        var options = new DbContextOptionsBuilder<PortalDbContext>().UseNpgsql(transaction.Connection, OneTry)
            .AddInterceptors(new TimeLeftInterceptor(transaction)).Options;
        var context = new PortalDbContext(options) { Scope = scope };
        // What fails ends the whole transaction, so that nothing needs to go back to a point within it.
        context.Database.AutoSavepointsEnabled = false;
        await context.Database.UseTransactionAsync(transaction.Transaction, ct);
        return new PortalUnit(transaction, context);
    }

    // What broke is told as it broke, and nothing is tried again within a transaction.
    private static void OneTry(NpgsqlDbContextOptionsBuilder options) =>
        options.ExecutionStrategy(static parts => new NonRetryingExecutionStrategy(parts));

    private async Task<T?> TryAskAsync<T>(string sql, object?[] parameters, CancellationToken ct)
    {
        await using var connection = await dataSource.OpenConnectionAsync(ct);
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = ShortQuestion };
        foreach (var value in parameters) command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        return await command.ExecuteScalarAsync(ct) is T answer ? answer : default;
    }

    private async Task<PortalTransaction> TryBeginAsync(DataScope scope, CancellationToken ct)
    {
        var connection = await dataSource.OpenConnectionAsync(ct);
        return await PortalTransaction.BeginAsync(connection, scope, longest, ct);
    }
}
