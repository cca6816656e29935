namespace PartnerPortal.Application.Program.Qualification;

/// <summary>Something that an applicant has to meet.</summary>
/// <param name="ValidFrom">Reviews that begin on this day or later ask for it.</param>
/// <param name="Position">Its place in the list.</param>
/// <param name="Required">Whether an approval needs it.</param>
/// <param name="Active">Whether reviews that begin now ask for it.</param>
/// <param name="Texts">By language.</param>
public sealed record QualificationItem(
    Guid ItemId, DateOnly ValidFrom, int Position, bool Required, bool Active, IReadOnlyDictionary<string, string> Texts);
