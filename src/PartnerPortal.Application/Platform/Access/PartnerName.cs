using PartnerPortal.Data;

namespace PartnerPortal.Application.Platform.Access;

/// <summary>What a partner is called, for those who are told about it.</summary>
internal static class PartnerName
{
    /// <returns>The company's name; the partner's number where there is none.</returns>
    public static async Task<string> ReadAsync(PortalTransaction tx, string partnerId, CancellationToken ct) =>
        await tx.ScalarAsync<string?>("select name from partner where partner_id = $1", ct, partnerId) ?? partnerId;
}
