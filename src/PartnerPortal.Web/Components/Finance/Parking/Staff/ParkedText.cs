using Microsoft.Extensions.Localization;
using PartnerPortal.Application.Finance.Parking;
using PartnerPortal.Documents.Finance.Statements;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Parking;
using PartnerPortal.Web.Components.Kit;
using PartnerPortal.Web.Texts;
using static System.Globalization.CultureInfo;

namespace PartnerPortal.Web.Components.Finance.Parking.Staff;

/// <summary>The words about parked months.</summary>
internal static class ParkedText
{
    /// <summary>Why a month is parked, in a sentence.</summary>
    public static string Why(IStringLocalizer<WebTexts> texts, ParkedMonthRow row) => row.Cause switch
    {
        ParkingCause.LikeItems => texts["parked.LikeItems", row.Items is [{ IsTwice: true } item, ..] ? Item(item) : ""],
        ParkingCause.OutOfLine when row.Average.Amount > 0 =>
            texts["parked.OutOfLine", Times(row.Charged.Amount / row.Average.Amount), row.Months],
        ParkingCause.OutOfLine => texts["parked.OutOfNothing", row.Months],
    };

    // A tenth matters only where the number is small.
    private static string Times(decimal times) => times.ToString(times < 10 ? "N1" : "N0", CurrentCulture);

    /// <summary>What an item is: its kind, and the thing where there is one.</summary>
    public static string Item(MonthItem item)
    {
        var kind = StatementTexts.Kind(item.Kind, CurrentUICulture);
        if (item.Subject.Length == 0) return kind;
        return $"{kind}: {(Month.TryParse(item.Subject, out var month) ? DateFormat.Text(month) : item.Subject)}";
    }
}
