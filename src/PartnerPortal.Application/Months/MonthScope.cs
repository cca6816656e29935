using PartnerPortal.Domain;
using PartnerPortal.Domain.Programs;

namespace PartnerPortal.Application.Months;

/// <summary>What every step of a month's run needs to know.</summary>
/// <param name="ProgramId">The program.</param>
/// <param name="Currency">Its currency.</param>
/// <param name="Terms">All its terms versions.</param>
/// <param name="Month">The period being closed.</param>
public sealed record MonthScope(string ProgramId, Currency Currency, TermsHistory Terms, Month Month);
