using Microsoft.Extensions.Localization;
using PartnerPortal.Application.Parking;
using PartnerPortal.Documents.Statements;
using PartnerPortal.Domain.Parking;
using PartnerPortal.Web.Texts;
using static System.Globalization.CultureInfo;

namespace PartnerPortal.Web.Components.Staff.Parking;

/// <summary>The words about parked months.</summary>
internal static class ParkedText
{
    /// <summary>Why a month is parked, in a sentence.</summary>
    public static string Why(IStringLocalizer<WebTexts> texts, ParkedMonthRow row) => row.Cause switch
    {
        ParkingCause.LikeItems => texts["parked.LikeItems", row.Items is [{ IsTwice: true } item, ..] ? Item(item) : ""],
        ParkingCause.OutOfLine when row.Average.Amount > 0 =>
            texts["parked.OutOfLine", (row.Charged.Amount / row.Average.Amount).ToString("N1", CurrentCulture), row.Months],
        ParkingCause.OutOfLine => texts["parked.OutOfNothing", row.Months],
    };

    /// <summary>What an item is: its kind, and the thing where there is one.</summary>
    public static string Item(MonthItem item)
    {
        var kind = StatementTexts.Kind(item.Kind, CurrentUICulture);
        return item.Subject.Length == 0 ? kind : $"{kind}: {item.Subject}";
    }
}
