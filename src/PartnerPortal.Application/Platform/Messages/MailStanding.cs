namespace PartnerPortal.Application.Platform.Messages;

/// <summary>How the mail stands that has not gone.</summary>
/// <param name="Waiting">Mail that is to go by itself.</param>
/// <param name="Overdue">How long the one that should have gone first waits past its time; zero if none does.</param>
/// <param name="Undecided">Mail of which nobody knows whether it went.</param>
/// <param name="Failed">Mail that did not go for good.</param>
/// <param name="IsHeld">No mail goes, because the database was restored and nobody has decided about it yet.</param>
public sealed record MailStanding(long Waiting, TimeSpan Overdue, long Undecided, long Failed, bool IsHeld);
