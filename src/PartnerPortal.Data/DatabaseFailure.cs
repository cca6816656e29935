using Npgsql;

namespace PartnerPortal.Data;

/// <summary>What an exception says about the database.</summary>
public static class DatabaseFailure
{
    /// <summary>
    /// The database cannot be reached, does not answer in time, or takes no work at the moment; the statement is not to blame.
    /// </summary>
    public static bool IsOutage(Exception? exception) => exception switch
    {
        null => false,
        PostgresException told => IsClosing(told) || told.SqlState is PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.DiskFull,
        NpgsqlException or TimeoutException => true,
        _ => IsOutage(exception.InnerException),
    };

    /// <summary>The connection is gone, so that another one may do better.</summary>
    internal static bool IsBroken(Exception exception) => exception switch
    {
        PostgresException told => IsClosing(told),
        NpgsqlException { InnerException: not TimeoutException } => true,
        _ => false,
    };

    private static bool IsClosing(PostgresException told) =>
        told.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow;
}
