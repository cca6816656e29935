using PartnerPortal.Application.Platform.Messages;
using PartnerPortal.Data;

namespace PartnerPortal.Application.Program.Company;

/// <summary>Tells the known addresses of a company about its bank account: also the one it had until a few days ago, which may be the true one.</summary>
internal static class IbanNews
{
    private const string Addresses = """
        select distinct known.address, p.name, p.language from partner p
        cross join lateral (values (p.email), (case when p.email_changed_at > $2 then p.former_email end)) known (address)
        where p.partner_id = $1 and known.address is not null
        """;

    public static async Task SendAsync(PortalTransaction tx, DateTimeOffset at, string partnerId, Func<string, string, MailDraft> draft, CancellationToken ct)
    {
        var known = await tx.ReadAsync(
            Addresses, row => (Address: row.GetString(0), Name: row.GetString(1), Language: row.GetString(2)), ct, partnerId, at - ChangeIban.Waits);
        foreach (var (address, name, language) in known) await Outbox.AddAsync(tx, at, draft(address, name) with { Language = language }, ct);
    }
}
