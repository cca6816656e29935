using System.Globalization;
using PartnerPortal.Domain;

namespace PartnerPortal.Web.Components.Kit;

/// <summary>How amounts are written, in the reader's culture: two decimals, grouped, a true minus, the currency behind.</summary>
public static class MoneyFormat
{
    private const char Minus = '\u2212';

    /// <summary>The number alone: <c>−1,234.50</c>.</summary>
    public static string Number(decimal amount)
    {
        var number = Math.Abs(amount).ToString("N2", CultureInfo.CurrentCulture);
        return amount < 0 ? Minus + number : number;
    }

    /// <summary>Number and currency, held together: <c>−1,234.50 EUR</c>.</summary>
    public static string Text(Money money) => $"{Number(money.Amount)}\u00a0{money.Currency.Code}";
}
