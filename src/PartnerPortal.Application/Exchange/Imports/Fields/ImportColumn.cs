namespace PartnerPortal.Application.Exchange.Imports.Fields;

/// <summary>Reads a field that is not empty.</summary>
internal delegate Cell FieldReader(ReadOnlyMemory<byte> field);

/// <summary>A column of a file.</summary>
/// <param name="Name">In the file.</param>
/// <param name="SqlType">In the staging table.</param>
/// <param name="Read">Its form.</param>
internal sealed record ImportColumn(string Name, string SqlType, FieldReader Read)
{
    private const string TextType = "text collate \"C\"";

    /// <summary>Whether the file must have the column, and each row a value.</summary>
    public bool Required { get; init; }

    /// <summary>In the staging table and in what is stored, where that is another word.</summary>
    public string Field { get; init; } = Name;

    /// <summary>A mark that a later row may change: no part of what makes a stored row another one.</summary>
    public bool IsMark { get; init; }

    /// <summary>What an empty field means.</summary>
    public Cell WhenEmpty { get; init; }

    public static ImportColumn Text(string name, FieldReader read) => new(name, TextType, read);

    public static ImportColumn Id(string name) => new(name, TextType, TextFields.Id);

    public static ImportColumn Date(string name) => new(name, "date", DateFields.Date);

    public static ImportColumn Amount(string name) => new(name, "numeric", NumberFields.Amount);

    public static ImportColumn Number(string name, FieldReader read) => new(name, "numeric", read);

    public static ImportColumn LineNo(string name) => new(name, "int", NumberFields.LineNo);
}
