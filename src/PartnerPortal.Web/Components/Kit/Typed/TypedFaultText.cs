using System.Globalization;
using Microsoft.Extensions.Localization;
using PartnerPortal.Domain;
using PartnerPortal.Web.Texts;

namespace PartnerPortal.Web.Components.Kit.Typed;

/// <summary>Says what is wrong with a typed number and what is allowed, in the reader's language.</summary>
public static class TypedFaultText
{
    private const decimal Example = 1_234.5m;

    public static string TypedFault(this IStringLocalizer<WebTexts> texts, TypedFault fault, NumberRange range) => fault switch
    {
        Typed.TypedFault.Missing => texts["typed.missing"],
        Typed.TypedFault.NotANumber => texts["typed.notNumber", Sample(range)],
        Typed.TypedFault.TooManyDecimals => range.Decimals == 0 ? texts["typed.whole"] : texts["typed.decimals", range.Decimals],
        Typed.TypedFault.OutOfBounds => texts["typed.bounds", Bound(range.Least, range), Bound(range.Most, range)],
    };

    // An amount with cents, a small number otherwise: the sample has to be allowed.
    private static string Sample(NumberRange range) =>
        range.Decimals == 0 ? Bound(Math.Max(range.Least, 5), range) : Bound(range.Contains(Example) ? Example : 12.5m, range);

    private static string Bound(decimal number, NumberRange range) =>
        (number < 0 ? "\u2212" : "") + Math.Abs(number).ToString(
            range.Decimals == 2 ? "#,##0.00" : "#,##0.####", CultureInfo.CurrentCulture);
}
