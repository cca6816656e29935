namespace PartnerPortal.Web.Components.Kit.Typed;

/// <summary>Why a text is not taken for a number.</summary>
public enum TypedFault
{
    Missing,
    NotANumber,
    TooManyDecimals,
    OutOfBounds,
}
