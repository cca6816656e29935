using PartnerPortal.Application.Finance.Ledger;
using PartnerPortal.Application.Finance.Parking;
using PartnerPortal.Application.Platform.Calendar;
using PartnerPortal.Application.Program.Terms;
using PartnerPortal.Data;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Parking;
using PartnerPortal.Domain.Program.Terms;

namespace PartnerPortal.Application.Finance.Closing;

/// <summary>What every step of a month's run needs to know.</summary>
/// <param name="ProgramId">The program.</param>
/// <param name="Currency">Its currency.</param>
/// <param name="Terms">All its terms versions.</param>
/// <param name="Month">The period being closed.</param>
/// <param name="Parking">What is out of line for a partner.</param>
public sealed record MonthScope(string ProgramId, Currency Currency, TermsHistory Terms, Month Month, ParkingLimits Parking)
{
    /// <summary>What the run has posted so far.</summary>
    public MonthPostings Posted { get; } = new();

    internal static async Task<MonthScope> LoadAsync(PortalTransaction tx, MonthCalendar calendar, Month month, CancellationToken ct) =>
        new(
        calendar.ProgramId, calendar.Currency, await TermsStore.LoadAsync(tx, calendar.ProgramId, ct), month,
        await StoredLimits.ReadAsync(tx, calendar.ProgramId, ct));
}
