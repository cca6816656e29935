namespace PartnerPortal.Domain.Program.Partners;

/// <summary>What a partner agreed with the vendor, as far as money needs it.</summary>
/// <param name="PartnerId">The vendor's number of the partner.</param>
/// <param name="ActivatedOn">First day in force.</param>
/// <param name="TerminatedOn">Last day in force; null while open.</param>
/// <param name="Caps">Highest rate for a rule label ("up to").</param>
/// <param name="EntryPeriod">The earliest period that was open when the agreement was registered, or the month of activation if later:
/// where missed fees go.</param>
public sealed record Agreement(
    string PartnerId,
    DateOnly ActivatedOn,
    DateOnly? TerminatedOn,
    IReadOnlyDictionary<string, Percentage> Caps,
    Month EntryPeriod)
{
    /// <summary>Whether the agreement is in force on a date, both ends included.</summary>
    public bool InForceOn(DateOnly date) => new DateRange(ActivatedOn, TerminatedOn).Contains(date);

    /// <summary>Whether a monthly fee is due for a month: from the month of activation to that of termination, both included.</summary>
    public bool ChargedIn(Month month) => month >= Month.Of(ActivatedOn) && (TerminatedOn is null || month <= Month.Of(TerminatedOn.Value));
}
