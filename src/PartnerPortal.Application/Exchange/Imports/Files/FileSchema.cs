using PartnerPortal.Application.Exchange.Imports.Fields;

namespace PartnerPortal.Application.Exchange.Imports.Files;

/// <summary>
/// All that an import knows of one file: its columns, where its rows wait, what they must fit to, and how they are written down.
/// </summary>
/// <param name="Name">File name.</param>
/// <param name="Noun">What a row is, in messages.</param>
/// <param name="Stage">Temporary table in which the rows wait, with the line they stand on.</param>
internal sealed record FileSchema(string Name, string Noun, string Stage)
{
    public required IReadOnlyList<ImportColumn> Columns { get; init; }

    /// <summary>The columns that identify a row.</summary>
    public required IReadOnlyList<string> Key { get; init; }

    /// <summary>What is stored of these rows, in the words of the file: a query whose columns are the fields.</summary>
    public required string Stored { get; init; }

    public IReadOnlyList<FileReference> References { get; init; } = [];

    /// <summary>What else must hold, in the order of the checks.</summary>
    public IReadOnlyList<FileCheck> Checks { get; init; } = [];

    /// <summary>What an empty field means where that depends on another one: statements on the staged rows.</summary>
    public IReadOnlyList<string> Complete { get; init; } = [];

    /// <summary>The table in which <see cref="Complete"/> leaves marks of stored rows that change; null for a file without any.</summary>
    public string? Changed { get; init; }

    /// <summary>Statements that write the staged rows down.</summary>
    public IReadOnlyList<string> Register { get; init; } = [];

    public IEnumerable<ImportColumn> KeyColumns => Key.Select(Column);

    /// <summary>The column that gives rows an id of their own; null where they are told apart by what they belong to.</summary>
    public ImportColumn? OwnId => Key is [var only] && References.All(reference => reference.Column != only) ? Column(only) : null;

    public ImportColumn Column(string name) => Columns.First(column => column.Name == name);
}

/// <summary>A column that names a row of another file, staged or stored.</summary>
internal sealed record FileReference(string Column, FileSchema Target);

/// <summary>
/// A rule in SQL: a query of the faults as line, field, value, reason. It is left out when a file that it reads could not be read,
/// for then it would report what is no fault.
/// </summary>
internal sealed record FileCheck(string Sql, params FileSchema[] Reads)
{
    /// <summary>The file that the faults are in, where that is another one.</summary>
    public string? File { get; init; }
}
