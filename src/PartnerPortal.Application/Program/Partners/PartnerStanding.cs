namespace PartnerPortal.Application.Program.Partners;

/// <summary>Works out where a partner stands on a day.</summary>
internal static class PartnerStanding
{
    /// <param name="suspended">Whether the agreement is suspended.</param>
    /// <param name="terminatedOn">Its last day; null for none.</param>
    /// <param name="today">The day.</param>
    public static PartnerStatus Of(bool suspended, DateOnly? terminatedOn, DateOnly today) =>
        terminatedOn < today ? PartnerStatus.Terminated
        : suspended ? PartnerStatus.Suspended
        : PartnerStatus.Active;
}
