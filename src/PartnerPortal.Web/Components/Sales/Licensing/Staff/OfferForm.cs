using PartnerPortal.Application.Sales.Licensing;
using PartnerPortal.Domain.Sales.Licensing;
using PartnerPortal.Web.Texts;

namespace PartnerPortal.Web.Components.Sales.Licensing.Staff;

/// <summary>A service for own use while it is being edited.</summary>
public sealed class OfferForm
{
    public required bool IsNew { get; init; }

    public string OfferId { get; set; } = "";

    public OwnUseKind Kind { get; set; } = OwnUseKind.Support;

    public OwnUseUnit Unit { get; set; } = OwnUseUnit.Once;

    /// <summary>Null until somebody gives one.</summary>
    public decimal? ListPrice { get; set; }

    public bool Active { get; set; } = true;

    /// <summary>One for each language, empty where there is none.</summary>
    public required Dictionary<string, string> Names { get; init; }

    public static OfferForm New() => new() { IsNew = true, Names = PortalLanguage.All.ToDictionary(language => language.Code, _ => "") };

    public static OfferForm Of(OwnUseOffer offer) => new()
    {
        IsNew = false,
        OfferId = offer.OfferId,
        Kind = offer.Kind,
        Unit = offer.Unit,
        ListPrice = offer.ListPrice,
        Active = offer.Active,
        Names = PortalLanguage.All.ToDictionary(language => language.Code, language => offer.Names.GetValueOrDefault(language.Code, "")),
    };

    public SaveOwnUseOfferCommand Command() => new(new OwnUseOffer(OfferId.Trim(), Kind, Unit, ListPrice ?? 0, Names, Active), IsNew);
}
