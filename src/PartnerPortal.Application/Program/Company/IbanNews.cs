using PartnerPortal.Application.Platform.Messages;
using PartnerPortal.Data;
using PartnerPortal.Data.Program.Company;
using PartnerPortal.Data.Program.Partners;

namespace PartnerPortal.Application.Program.Company;

/// <summary>
/// Tells the known addresses of a company about its bank account: also the one it had until a few days ago, which may be the true one.
/// </summary>
internal static class IbanNews
{
    /// <param name="draft">The mail to an address.</param>
    public static async Task SendAsync(PortalUnit unit, DateTimeOffset at, Partner partner, Func<string, MailDraft> draft,
        CancellationToken ct)
    {
        foreach (var address in partner.KnownAddresses(at - IbanChange.Waits))
            await Outbox.AddAsync(unit.Sql, at, draft(address) with { Language = partner.Language }, ct);
    }
}
