namespace PartnerPortal.Data;

/// <summary>
/// A row that belongs to one partner, or to none but the vendor: the context filters it by its scope, and row-level security says the
/// same again.
/// </summary>
public interface IPartnerOwned
{
    string? PartnerId { get; }
}
