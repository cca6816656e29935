namespace PartnerPortal.Domain.Program.Terms;

/// <summary>
/// What every partner may use free of charge while its agreement runs (spec 02, NFR and what a partner gets). Counts, 0 or more.
/// </summary>
public sealed record Allowances
{
    /// <summary>TEAM licences not for resale.</summary>
    public int NfrTeamLicences { get; init; } = 3;

    /// <summary>PLUS for those licences.</summary>
    public int NfrPlus { get; init; } = 3;

    /// <summary>Support units of all PLUS together, each calendar month; what is left is not carried over.</summary>
    public int SupportUnitsPerMonth { get; init; } = 3;

    /// <summary>Coaching sessions, once for the whole agreement.</summary>
    public int CoachingSessions { get; init; } = 2;

    /// <summary>Length of a coaching session in minutes.</summary>
    public int CoachingMinutes { get; init; } = 60;

    /// <summary>Those of the default program.</summary>
    public static Allowances Default { get; } = new();
}
