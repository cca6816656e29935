namespace PartnerPortal.Documents.Finance.Statements;

/// <summary>The vendor's block on a statement.</summary>
/// <param name="Name">The company.</param>
/// <param name="AddressLines">Street, town, country: one a line.</param>
public sealed record StatementVendor(string Name, IReadOnlyList<string> AddressLines, string? VatId, string? Email, string? Website);
