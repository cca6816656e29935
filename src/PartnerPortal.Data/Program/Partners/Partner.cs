using PartnerPortal.Data.Program.Company;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Program.Company;
using PartnerPortal.Domain.Program.Partners;

namespace PartnerPortal.Data.Program.Partners;

/// <summary>A partner company: who it is, what it tells of itself, where its money goes.</summary>
public sealed class Partner : IPartnerOwned
{
    private Partner()
    {
    }

    public required string PartnerId { get; init; }

    public string Name { get; private set; } = "";

    public string Country { get; private set; } = "";

    public PartnerModel Model { get; private set; }

    public string? VatId { get; private set; }

    public string? Website { get; private set; }

    public string? Address { get; private set; }

    public string? ContactName { get; private set; }

    public string? Email { get; private set; }

    public string? Phone { get; private set; }

    public string Language { get; private set; } = "";

    /// <summary>The mail address before this one.</summary>
    public string? FormerEmail { get; private set; }

    public DateTimeOffset? EmailChangedAt { get; private set; }

    /// <summary>The account that payouts use; it changes only through a change that has waited.</summary>
    public string? Iban { get; private set; }

    public DateTimeOffset RegisteredAt { get; init; }

    public SignedAgreement? Agreement { get; private set; }

    /// <summary>What the agreement names.</summary>
    public CompanyIdentity Identity() => new(Name, Country, Model);

    /// <summary>What the company may change itself.</summary>
    public CompanyFields Fields() => new(VatId, Website, Address, ContactName, Email, Phone, Language);

    /// <summary>A company that begins.</summary>
    public static Partner Register(string partnerId, CompanyIdentity identity, CompanyFields fields, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(identity);
        ArgumentNullException.ThrowIfNull(fields);
        var partner = new Partner { PartnerId = partnerId, RegisteredAt = at };
        partner.Keep(identity, fields);
        return partner;
    }

    /// <summary>Keeps other data in their place, and the mail address so far beside a new one.</summary>
    public void Change(CompanyIdentity identity, CompanyFields fields, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(identity);
        ArgumentNullException.ThrowIfNull(fields);
        if (fields.Email != Email) (FormerEmail, EmailChangedAt) = (Email, at);
        Keep(identity, fields);
    }

    /// <summary>The addresses that are known: also the one it had until a while ago, which may be the true one.</summary>
    /// <param name="since">A former address counts if it was changed after this.</param>
    public IEnumerable<string> KnownAddresses(DateTimeOffset since) =>
        new[] { Email, EmailChangedAt > since ? FormerEmail : null }.OfType<string>().Distinct(StringComparer.Ordinal);

    /// <summary>Names a new account, which waits before it is used.</summary>
    /// <param name="waiting">Whether another one waits.</param>
    public IbanChange AskForIban(string iban, bool waiting, string requestedBy, DateTimeOffset at)
    {
        if (iban == Iban) throw new RuleViolationException("iban.same", "This is the account that is in use.");
        if (waiting) throw new RuleViolationException("iban.waiting", "Another new account is waiting. Withdraw it first.");
        return new IbanChange
        {
            PartnerId = PartnerId, ChangeId = Guid.CreateVersion7(at), Iban = iban, FormerIban = Iban, RequestedBy = requestedBy,
            RequestedAt = at,
            EffectiveAt = at + IbanChange.Waits,
        };
    }

    /// <summary>Uses an account that has been applied.</summary>
    public void UseIban(IbanChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (change.PartnerId != PartnerId || change.AppliedAt is null)
            throw new ArgumentException("This account is not this partner's to use", nameof(change));
        Iban = change.Iban;
    }

    private void Keep(CompanyIdentity identity, CompanyFields fields)
    {
        (Name, Country, Model) = (identity.Name, identity.Country, identity.Model);
        (VatId, Website, Address, ContactName, Email, Phone, Language) =
            (fields.VatId, fields.Website, fields.Address, fields.ContactName, fields.Email, fields.Phone, fields.Language);
    }
}
