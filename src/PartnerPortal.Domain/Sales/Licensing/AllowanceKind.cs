namespace PartnerPortal.Domain.Sales.Licensing;

/// <summary>What a partner may use up to a number (spec 02).</summary>
public enum AllowanceKind
{
    /// <summary>A TEAM licence not for resale.</summary>
    NfrTeam,

    /// <summary>PLUS for such a licence.</summary>
    NfrPlus,

    /// <summary>A support unit of the month.</summary>
    SupportUnit,

    /// <summary>A coaching session.</summary>
    CoachingSession,
}
