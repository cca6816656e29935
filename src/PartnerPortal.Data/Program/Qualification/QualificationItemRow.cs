namespace PartnerPortal.Data.Program.Qualification;

/// <summary>Something that applicants have to meet; a review copies it when it begins.</summary>
public sealed class QualificationItemRow
{
    public required string ProgramId { get; init; }

    public Guid ItemId { get; init; }

    /// <summary>Reviews that begin on this day or later ask for it.</summary>
    public DateOnly ValidFrom { get; init; }

    public int Position { get; private set; }

    public bool Required { get; private set; }

    public bool Active { get; private set; }

    /// <summary>By language, all eight.</summary>
    public IReadOnlyDictionary<string, string> Texts { get; private set; } = new Dictionary<string, string>();

    /// <summary>Changes what it says and for whom it counts; its place stays.</summary>
    public void Edit(bool required, bool active, IReadOnlyDictionary<string, string> texts) =>
        (Required, Active, Texts) = (required, active, texts);

    /// <param name="position">Its place in the list, from 1.</param>
    public void PlaceAt(int position)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(position, 1);
        Position = position;
    }
}
