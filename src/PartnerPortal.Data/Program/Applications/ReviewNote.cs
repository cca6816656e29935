namespace PartnerPortal.Data.Program.Applications;

/// <summary>Something the vendor's people wrote down about an applicant; it stays.</summary>
public sealed class ReviewNote
{
    public required string ProgramId { get; init; }

    public required string ApplicationNo { get; init; }

    public Guid NoteId { get; init; }

    public required string Text { get; init; }

    public required string WrittenBy { get; init; }

    public DateTimeOffset WrittenAt { get; init; }
}
