namespace PartnerPortal.Data.Program.Applications;

/// <summary>The same person or company once more while an application is open: answered like a first one, but none of its own.</summary>
public sealed class RepeatedApplication
{
    public required string ProgramId { get; init; }

    public required string RepeatNo { get; init; }

    /// <summary>The one that is open.</summary>
    public required string ApplicationNo { get; init; }

    public required string Company { get; init; }

    public required string ContactName { get; init; }

    public required string Email { get; init; }

    public DateTimeOffset SubmittedAt { get; init; }

    public required string SubmittedFrom { get; init; }

    public required string ConfirmHash { get; init; }

    public DateTimeOffset ConfirmUntil { get; init; }

    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>The address is proved; once is enough.</summary>
    public void Confirm(DateTimeOffset at) => ConfirmedAt ??= at;
}
