using Npgsql;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Messages;
using PartnerPortal.Application.Program.Partners;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Program.Company;

/// <summary>A company's data as they are kept, locked until the transaction ends.</summary>
internal sealed record StoredCompany(string PartnerId, CompanyIdentity Identity, CompanyFields Fields)
{
    private const string Locked = """
        select partner_id, name, country, model, vat_id, website, address, contact_name, email, phone, language from partner where partner_id = $1 for update
        """;

    private const string Write = """
        update partner set name = $2, country = $3, model = $4, vat_id = $5, website = $6, address = $7, contact_name = $8, email = $9, phone = $10, language = $11,
            former_email = case when email is distinct from $9 then email else former_email end,
            email_changed_at = case when email is distinct from $9 then $12 else email_changed_at end
        where partner_id = $1
        """;

    /// <exception cref="RuleViolationException">There is no such partner.</exception>
    public static async Task<StoredCompany> LockAsync(PortalTransaction tx, string partnerId, CancellationToken ct) =>
        await tx.ReadAsync(Locked, Read, ct, partnerId) is [var company]
            ? company
            : throw new RuleViolationException("partner.unknown", $"There is no partner {partnerId}.", partnerId);

    /// <summary>Keeps other data in their place. When the mail address changes, the old one is told.</summary>
    public async Task ChangeAsync(PortalTransaction tx, Viewer viewer, StoredCompany changed, DateTimeOffset at, CancellationToken ct)
    {
        var (identity, fields) = (changed.Identity, changed.Fields);
        await tx.ExecuteAsync(
            Write, ct, PartnerId, identity.Name, identity.Country, Vocabulary<PartnerModel>.Text(identity.Model),
            fields.VatId, fields.Website, fields.Address, fields.ContactName, fields.Email, fields.Phone, fields.Language, at);
        if (Fields.Email is not { } old || string.Equals(old, fields.Email, StringComparison.OrdinalIgnoreCase)) return;
        await Outbox.AddAsync(
            tx, at,
            new MailDraft(MailKind.ContactEmailChanged, $"contact-email:{PartnerId}:{at.UtcTicks}", old, Fields.Language, identity.Name, fields.Email!, viewer.Name), ct);
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

    private static StoredCompany Read(NpgsqlDataReader row)
    {
        return new StoredCompany(
            row.GetString(0), new CompanyIdentity(row.GetString(1), row.GetString(2), Vocabulary<PartnerModel>.Parse(row.GetString(3))),
            new CompanyFields(Text(4), Text(5), Text(6), Text(7), Text(8), Text(9), row.GetString(10)));

        string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);
    }
}
