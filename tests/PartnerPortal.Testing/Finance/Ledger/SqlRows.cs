using System.Globalization;
using Npgsql;

namespace PartnerPortal.Testing.Finance.Ledger;

/// <summary>Reads whatever a query gives as text.</summary>
public static class SqlRows
{
    /// <summary>All rows, their columns joined by blanks, null as a dash.</summary>
    public static async Task<string[]> ReadAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(string.Join(' ', Enumerable.Range(0, reader.FieldCount).Select(column => Text(reader, column))));
        return [.. rows];
    }

    public static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static string Text(NpgsqlDataReader reader, int column) => reader.GetValue(column) switch
    {
        DBNull => "-",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        string[] items => string.Join('+', items),
        var value => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
