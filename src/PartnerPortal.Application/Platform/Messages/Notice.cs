namespace PartnerPortal.Application.Platform.Messages;

/// <param name="Kind">Names the text.</param>
/// <param name="Key">The business key: nobody is told the same thing twice.</param>
/// <param name="Link">Where it leads, as a path in the portal.</param>
/// <param name="Values">What the text speaks of, as in <see cref="MailDraft"/>.</param>
public sealed record Notice(NoticeKind Kind, string Key, string Link, params object[] Values);
