using NpgsqlTypes;

namespace PartnerPortal.Application.Exchange.Imports.Fields;

/// <summary>A field that was read: its value as the database takes it, or why it has none.</summary>
internal readonly record struct Cell
{
    private Cell(NpgsqlDbType? type) => Type = type;

    /// <summary>Null for an empty or faulty field.</summary>
    public NpgsqlDbType? Type { get; }

    public ReadOnlyMemory<byte> Text { get; private init; }

    public decimal Number { get; private init; }

    public int Integer { get; private init; }

    public DateOnly Date { get; private init; }

    public string? Fault { get; private init; }

    /// <summary>Why the value is refused unless it is stored already, from before there was such a rule.</summary>
    public string? Doubt { get; private init; }

    public static Cell Empty => default;

    public static Cell Of(ReadOnlyMemory<byte> text) => new(NpgsqlDbType.Text) { Text = text };

    public static Cell Of(decimal number) => new(NpgsqlDbType.Numeric) { Number = number };

    public static Cell Of(int integer) => new(NpgsqlDbType.Integer) { Integer = integer };

    public static Cell Of(DateOnly date) => new(NpgsqlDbType.Date) { Date = date };

    public static Cell Of(bool flag) => new(NpgsqlDbType.Boolean) { Integer = flag ? 1 : 0 };

    public Cell Doubted(string reason) => this with { Doubt = reason };

    public static Cell Faulty(string reason) => new(null) { Fault = reason };
}
