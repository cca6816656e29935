using Microsoft.EntityFrameworkCore;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Messages;
using PartnerPortal.Data;
using PartnerPortal.Data.Program.Partners;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Program.Company;

namespace PartnerPortal.Application.Program.Company;

/// <summary>A company's data at one moment, to compare with what was shown or typed.</summary>
internal sealed record StoredCompany(CompanyIdentity Identity, CompanyFields Fields)
{
    public static StoredCompany Of(Partner partner) => new(partner.Identity(), partner.Fields());

    /// <summary>Loads a company that is about to change, locked until the transaction ends.</summary>
    /// <exception cref="RuleViolationException">There is no such partner.</exception>
    public static async Task<Partner> LockAsync(PortalUnit unit, string partnerId, CancellationToken ct) =>
        await unit.Db.Locked<Partner>($"partner_id = {partnerId}").SingleOrDefaultAsync(ct)
        ?? throw new RuleViolationException("partner.unknown", $"There is no partner {partnerId}.", partnerId);

    /// <summary>Keeps these data in the place of those so far. When the mail address changes, the old one is told.</summary>
    public async Task KeepAsync(PortalUnit unit, Viewer viewer, Partner partner, DateTimeOffset at, CancellationToken ct)
    {
        var before = partner.Fields();
        partner.Change(Identity, Fields, at);
        if (before.Email is not { } old || string.Equals(old, Fields.Email, StringComparison.OrdinalIgnoreCase)) return;
        await Outbox.AddAsync(
            unit.Sql, at,
            new MailDraft(
                MailKind.ContactEmailChanged, $"contact-email:{partner.PartnerId}:{at.UtcTicks}", old, before.Language, Identity.Name,
                Fields.Email!, viewer.Name), ct);
    }

    /// <summary>What differs, as it is here: what the audit trail keeps of either side.</summary>
    public Dictionary<string, object?> Differing(StoredCompany other)
    {
        var others = other.Values();
        return Values().Where(value => !Equals(value.Value, others[value.Key])).ToDictionary(StringComparer.Ordinal);
    }

    private Dictionary<string, object?> Values() => new(StringComparer.Ordinal)
    {
        ["name"] = Identity.Name,
        ["country"] = Identity.Country,
        ["model"] = Identity.Model,
        ["vatId"] = Fields.VatId,
        ["website"] = Fields.Website,
        ["address"] = Fields.Address,
        ["contactName"] = Fields.ContactName,
        ["email"] = Fields.Email,
        ["phone"] = Fields.Phone,
        ["language"] = Fields.Language,
    };
}
