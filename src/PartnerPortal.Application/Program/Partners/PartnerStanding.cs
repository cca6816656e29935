using Npgsql;

namespace PartnerPortal.Application.Program.Partners;

/// <summary>Works out where a partner stands on a day.</summary>
internal static class PartnerStanding
{
    /// <param name="row">A row that tells of an agreement.</param>
    /// <param name="suspended">The column that says whether it is suspended.</param>
    /// <param name="terminatedOn">The column with its last day; null for none.</param>
    /// <param name="today">The day.</param>
    public static PartnerStatus Of(NpgsqlDataReader row, int suspended, int terminatedOn, DateOnly today) =>
        !row.IsDBNull(terminatedOn) && row.GetFieldValue<DateOnly>(terminatedOn) < today ? PartnerStatus.Terminated
        : row.GetBoolean(suspended) ? PartnerStatus.Suspended
        : PartnerStatus.Active;
}
