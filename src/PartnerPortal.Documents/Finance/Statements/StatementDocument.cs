namespace PartnerPortal.Documents.Finance.Statements;

/// <summary>What Templates/statement.typ shows: every text final, in the partner's language.</summary>
internal sealed record StatementDocument
{
    public required string Language { get; init; }

    /// <summary>Year, month, day of the document: the last day of the period, so that its bytes do not depend on today.</summary>
    public required IReadOnlyList<int> Date { get; init; }

    public required string Title { get; init; }

    public required string Number { get; init; }

    public required StatementParty Vendor { get; init; }

    public required StatementParty Partner { get; init; }

    public required IReadOnlyList<StatementFact> Facts { get; init; }

    public required IReadOnlyList<StatementFigure> Figures { get; init; }

    public required StatementGoal Goal { get; init; }

    public required StatementFact Opening { get; init; }

    public required IReadOnlyList<StatementSection> Sections { get; init; }

    /// <summary>Said in place of sections when there are none.</summary>
    public required string NoEntries { get; init; }

    public required StatementFigure Closing { get; init; }

    public required string? HeldSentence { get; init; }

    public required string SignNote { get; init; }

    /// <summary>"Page", "of" and what follows, around the two numbers.</summary>
    public required IReadOnlyList<string> Page { get; init; }

    public required string Hash { get; init; }
}

/// <summary>Vendor or partner: a name and what stands below it.</summary>
internal sealed record StatementParty(string Name, IReadOnlyList<string> Lines);

/// <summary>A label and what it says.</summary>
internal sealed record StatementFact(string Label, string Value);

/// <summary>A key figure with a remark below.</summary>
internal sealed record StatementFigure(string Label, string Value, string Note);

/// <summary>The goal bar: <paramref name="Share"/> of it is filled, 0 to 1.</summary>
internal sealed record StatementGoal(string Title, string Value, decimal Share, string Sentence, bool Reached);

/// <summary>Entries of one kind. <paramref name="Layout"/> names the columns' layout in the template.</summary>
internal sealed record StatementSection(
    string Layout, string Title, IReadOnlyList<string> Headers, IReadOnlyList<StatementRow> Rows, string SubtotalLabel, string Subtotal);

/// <summary>One entry: a cell a column, remarks that go below the widest cell, and the word that marks a held entry.</summary>
internal sealed record StatementRow(IReadOnlyList<string> Cells, IReadOnlyList<string> Notes, string? HeldMark);
