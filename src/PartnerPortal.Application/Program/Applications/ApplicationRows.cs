using PartnerPortal.Domain.Program.Applications;
using PartnerPortal.Domain.Program.Partners;

namespace PartnerPortal.Application.Program.Applications;

/// <summary>A row of the list of applications.</summary>
/// <param name="Since">When it was sent in.</param>
/// <param name="DaysOpen">How long it has been waiting; null once it is decided.</param>
/// <param name="Met">Items of the checklist that are met, of <paramref name="Items"/>.</param>
public sealed record ApplicationListRow(
    string Number, string Company, string Country, string ContactName, string Email, PartnerModel Model, ApplicationStatus Status,
    DateTimeOffset Since,
    int? DaysOpen, string? Reviewer, int Met, int Items);

/// <summary>An application with everything that was said and decided.</summary>
public sealed record ApplicationView(
    string Number, ApplicationStatus Status, ApplicationForm Form, string Language, DateTimeOffset SubmittedAt, string SubmittedFrom,
    DateTimeOffset? ConfirmedAt,
    Guid? ReviewerId, string? Reviewer, string? DecidedBy, DateTimeOffset? DecidedAt, string? RejectReason, DateTimeOffset? AgreementUntil,
    string? PartnerId)
{
    public IReadOnlyList<ApplicationCheck> Checks { get; init; } = [];

    public IReadOnlyList<ApplicationNote> Notes { get; init; } = [];

    public IReadOnlyList<ApplicationRepeat> Repeats { get; init; } = [];

    public IReadOnlyList<ApplicationTwin> Twins { get; init; } = [];
}

/// <summary>An item of the checklist, in the reader's language.</summary>
public sealed record ApplicationCheck(
    Guid ItemId, string Text, bool Required, bool? Met, string? Evidence, string? DecidedBy, DateTimeOffset? DecidedAt);

/// <summary>Something the vendor's people wrote down.</summary>
public sealed record ApplicationNote(string Text, string WrittenBy, DateTimeOffset WrittenAt);

/// <summary>The same applicant once more.</summary>
public sealed record ApplicationRepeat(
    string Number, string Company, string ContactName, string Email, DateTimeOffset SubmittedAt, bool Confirmed);

/// <summary>A partner or another application that may be the same company.</summary>
/// <param name="Because">What they have in common.</param>
public sealed record ApplicationTwin(string Number, string Name, bool IsPartner, TwinReason Because);

/// <summary>What two companies have in common, the strongest first.</summary>
public enum TwinReason
{
    Vat,
    Domain,
    Name,
}
