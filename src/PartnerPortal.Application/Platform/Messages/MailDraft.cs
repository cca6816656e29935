namespace PartnerPortal.Application.Platform.Messages;

/// <summary>A mail before it is written in the reader's language.</summary>
/// <param name="Kind">Names the text.</param>
/// <param name="Key">The business key: a second mail with it is impossible.</param>
/// <param name="To">The address.</param>
/// <param name="Language">One of the eight.</param>
/// <param name="Values">What the text speaks of: texts, numbers, <c>Money</c>, <c>Month</c>, <c>DateOnly</c>.</param>
public sealed record MailDraft(MailKind Kind, string Key, string To, string Language, params object[] Values)
{
    /// <summary>
    /// Where the mail leads, as a path in the portal; it may carry a personal token and is forgotten once the mail is gone.
    /// </summary>
    public string? Link { get; init; }
}
