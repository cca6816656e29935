namespace PartnerPortal.Data.Program.Terms;

/// <summary>A partner program.</summary>
public sealed class ProgramRow
{
    public required string ProgramId { get; init; }

    public required string Currency { get; init; }

    public required string TimeZone { get; init; }

    public bool AutomaticClose { get; set; }

    public int AutomaticCloseDay { get; set; }
}
