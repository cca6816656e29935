using PartnerPortal.Domain.Finance.Ledger;

namespace PartnerPortal.Domain.Finance.Parking;

/// <summary>What a month would charge a partner, and whether a person has to look at it first.</summary>
/// <param name="Cause">Why it is parked; null when it is in line.</param>
/// <param name="Charged">What the month would charge; zero or more, program currency.</param>
/// <param name="Average">What its months before charged on average, rounded; zero without any.</param>
/// <param name="Months">Of how many months the average is.</param>
/// <param name="Items">What the month would post, the largest charge first.</param>
public sealed record MonthVerdict(ParkingCause? Cause, decimal Charged, decimal Average, int Months, IReadOnlyList<MonthItem> Items);

/// <summary>What a month would post of one kind for one thing.</summary>
/// <param name="Kind">The kind of posting.</param>
/// <param name="Subject">The service, month or reason; empty for kinds that are shown as one sum.</param>
/// <param name="Amount">Sum of the postings; plus is in the partner's favour; program currency.</param>
/// <param name="Count">How many postings.</param>
/// <param name="IsTwice">Whether some of them are like each other.</param>
public sealed record MonthItem(PostingKind Kind, string Subject, decimal Amount, int Count, bool IsTwice);
