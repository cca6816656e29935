namespace PartnerPortal.Data.Program.Partners;

/// <summary>What a partner agreed with the vendor.</summary>
public sealed class AgreementRow : IPartnerOwned
{
    public required string ProgramId { get; init; }

    public required string PartnerId { get; init; }

    public DateOnly ActivatedOn { get; init; }

    public DateOnly? TerminatedOn { get; init; }

    /// <summary>JSON: highest rate by label.</summary>
    public required string Caps { get; init; }

    public DateOnly EntryPeriod { get; init; }

    public bool Suspended { get; init; }
}
