using PartnerPortal.Domain;
using PartnerPortal.Domain.Program.Applications;
using PartnerPortal.Domain.Program.Partners;

namespace PartnerPortal.Data.Program.Applications;

/// <summary>
/// A company that wants to become a partner (spec 03): sent in, confirmed, reviewed, decided, and a partner once the agreement is accepted.
/// What was sent in stays as it is. The links are kept as hashes only.
/// </summary>
public sealed class PartnerApplication : IPartnerOwned
{
    private readonly List<ChecklistItem> _checks = [];
    private readonly List<ReviewNote> _notes = [];
    private readonly List<RepeatedApplication> _repeats = [];

    public required string ProgramId { get; init; }

    public required string ApplicationNo { get; init; }

    public required string Company { get; init; }

    /// <summary>What is left of the name for finding the same company again.</summary>
    public required string CompanyKey { get; init; }

    public required string Country { get; init; }

    public required string Website { get; init; }

    public string? VatId { get; init; }

    public required string ContactName { get; init; }

    public required string Email { get; init; }

    public string? Phone { get; init; }

    public required string Language { get; init; }

    public PartnerModel Model { get; init; }

    public CompanySize? Employees { get; init; }

    public string? Regions { get; init; }

    public string? Message { get; init; }

    public DateTimeOffset ConsentedAt { get; init; }

    public DateTimeOffset SubmittedAt { get; init; }

    public required string SubmittedFrom { get; init; }

    public required string ConfirmHash { get; init; }

    public DateTimeOffset ConfirmUntil { get; init; }

    public ApplicationStatus Status { get; private set; } = ApplicationStatus.Unconfirmed;

    public DateTimeOffset? ConfirmedAt { get; private set; }

    public Guid? Reviewer { get; private set; }

    public string? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public string? RejectReason { get; private set; }

    public string? AgreementHash { get; private set; }

    public DateTimeOffset? AgreementUntil { get; private set; }

    /// <summary>Once it has become a partner.</summary>
    public string? PartnerId { get; private set; }

    public IReadOnlyList<ChecklistItem> Checks => _checks;

    public IReadOnlyList<ReviewNote> Notes => _notes;

    public IReadOnlyList<RepeatedApplication> Repeats => _repeats;

    /// <summary>The address is proved: it waits for the vendor.</summary>
    public void Confirm(DateTimeOffset at)
    {
        Require(ApplicationStatus.Unconfirmed);
        (Status, ConfirmedAt) = (ApplicationStatus.Applicant, at);
    }

    /// <summary>A person takes it up, with the checklist of the day: what changes in the settings later counts for later
    /// applications.</summary>
    public void StartReview(Guid reviewer, IEnumerable<ChecklistItem> checklist)
    {
        Require(ApplicationStatus.Applicant);
        (Status, Reviewer) = (ApplicationStatus.UnderReview, reviewer);
        _checks.AddRange(checklist);
    }

    /// <summary>Hands it to another person.</summary>
    public void AssignTo(Guid reviewer)
    {
        Require(ApplicationStatus.UnderReview, ApplicationStatus.Approved);
        Reviewer = reviewer;
    }

    /// <summary>Decides an item of the checklist, which has to be loaded.</summary>
    public ChecklistItem Decide(Guid itemId, CheckDecision decision)
    {
        Require(ApplicationStatus.UnderReview);
        var item = _checks.SingleOrDefault(check => check.ItemId == itemId)
            ?? throw new RuleViolationException("check.unknown", "This item is not on the checklist.");
        item.Decide(decision);
        return item;
    }

    /// <summary>A word for the vendor's own people, wherever it stands.</summary>
    public void Note(string text, string writtenBy, DateTimeOffset at) => _notes.Add(new ReviewNote
    {
        ProgramId = ProgramId, ApplicationNo = ApplicationNo, NoteId = Guid.CreateVersion7(at), Text = text, WrittenBy = writtenBy,
        WrittenAt = at,
    });

    /// <summary>Every required item of the checklist, which has to be loaded, is met: it waits for the agreement.</summary>
    public void Approve(string decidedBy, DateTimeOffset at)
    {
        Require(ApplicationStatus.UnderReview);
        var open = _checks.Count(check => check.IsOpen);
        if (open > 0)
            throw new RuleViolationException("application.checks_open", $"{open} required items of the checklist are not met yet.", open);
        (Status, DecidedBy, DecidedAt) = (ApplicationStatus.Approved, decidedBy, at);
    }

    /// <summary>Refuses it, at any time before the agreement is accepted; a link to the agreement is void.</summary>
    public void Reject(string decidedBy, string reason, DateTimeOffset at)
    {
        Require(ApplicationStatus.Applicant, ApplicationStatus.UnderReview, ApplicationStatus.Approved);
        (Status, DecidedBy, DecidedAt, RejectReason) = (ApplicationStatus.Rejected, decidedBy, at, reason);
        (AgreementHash, AgreementUntil) = (null, null);
    }

    /// <summary>A link under which the agreement can be read and accepted; it voids the one before.</summary>
    public void OfferAgreement(string hash, DateTimeOffset until)
    {
        Require(ApplicationStatus.Approved);
        (AgreementHash, AgreementUntil) = (hash, until);
    }

    /// <summary>The agreement is accepted: it has become a partner. The link goes on showing what was accepted.</summary>
    public void Activate(string partnerId, DateTimeOffset at)
    {
        Require(ApplicationStatus.Approved);
        (Status, PartnerId, AgreementUntil) = (ApplicationStatus.Active, partnerId, at);
    }

    /// <summary>Whether the link to the agreement is too old to accept under.</summary>
    public bool IsOfferOver(DateTimeOffset at) => Status == ApplicationStatus.Approved && AgreementUntil < at;

    private void Require(params ReadOnlySpan<ApplicationStatus> from)
    {
        if (!from.Contains(Status))
            throw new RuleViolationException("application.state",
                "Somebody else has moved this application on. Reload to see where it stands.");
    }
}
