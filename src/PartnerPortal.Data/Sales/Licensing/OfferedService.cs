using PartnerPortal.Domain.Sales.Licensing;

namespace PartnerPortal.Data.Sales.Licensing;

/// <summary>
/// A service on the list that partners may order from for themselves. Orders made before a change keep their price and name.
/// </summary>
public sealed class OfferedService
{
    public required string ProgramId { get; init; }

    /// <summary>Its key: lower case, digits, hyphens.</summary>
    public required string OfferId { get; init; }

    public OwnUseKind Kind { get; private set; }

    public OwnUseUnit Unit { get; private set; }

    public decimal ListPrice { get; private set; }

    /// <summary>JSON: name by language.</summary>
    public string Names { get; private set; } = "{}";

    public bool Active { get; private set; }

    /// <summary>Its place in the list.</summary>
    public int Position { get; init; }

    /// <summary>Says anew what it is and what it costs, or that it is not offered any more.</summary>
    public void Change(OwnUseKind kind, OwnUseUnit unit, decimal listPrice, string names, bool active) =>
        (Kind, Unit, ListPrice, Names, Active) = (kind, unit, listPrice, names, active);
}
