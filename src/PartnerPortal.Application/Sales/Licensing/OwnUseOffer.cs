using System.Text.Json;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Sales.Licensing;

namespace PartnerPortal.Application.Sales.Licensing;

/// <summary>A service that partners may order for themselves.</summary>
/// <param name="OfferId">Its key: lower case, digits, hyphens.</param>
/// <param name="ListPrice">Of one unit; program currency.</param>
/// <param name="Names">By language; English stands in for those that are missing.</param>
/// <param name="Active">Whether it can be ordered; what was ordered before goes on.</param>
public sealed record OwnUseOffer(
    string OfferId, OwnUseKind Kind, OwnUseUnit Unit, decimal ListPrice, IReadOnlyDictionary<string, string> Names, bool Active)
{
    private const string Select = """
        select offer_id, kind, unit, list_price, names, active
        from own_use_offer where program_id = $1 order by position, offer_id
        """;

    /// <summary>Its name in a language.</summary>
    public string Name(string language) => Names.TryGetValue(language, out var name) ? name : Names["en"];

    /// <summary>Whether a licence above the allowance can stand on it.</summary>
    public bool IsStandingPlus => Active && Kind == OwnUseKind.Plus && Unit == OwnUseUnit.Month;

    internal static async Task<List<OwnUseOffer>> LoadAsync(PortalTransaction tx, CancellationToken ct) =>
        [.. (await tx.RowsAsync<OfferRow>(Select, ct, tx.ProgramId)).Select(row => row.ToOffer())];

    /// <summary>The same within a batch; read them once the batch has run.</summary>
    internal static Func<IEnumerable<OwnUseOffer>> Load(PortalBatch batch)
    {
        var rows = batch.Rows<OfferRow>(Select, batch.ProgramId);
        return () => rows.Select(row => row.ToOffer());
    }

    private sealed record OfferRow(string OfferId, string Kind, string Unit, decimal ListPrice, string Names, bool Active)
    {
        public OwnUseOffer ToOffer() => new(
            OfferId, Vocabulary<OwnUseKind>.Parse(Kind), Vocabulary<OwnUseUnit>.Parse(Unit), ListPrice,
            JsonSerializer.Deserialize<Dictionary<string, string>>(Names)!, Active);
    }
}
