
namespace PartnerPortal.Demo;

/// <summary>A partner of the tour and what it is there to show.</summary>
/// <param name="Domain">Of its mail address, below .example.</param>
/// <param name="Customers">How many customers it has by country.</param>
/// <param name="Joined">Months after the start of business.</param>
/// <param name="LastYear">Licence revenue of the calendar year before this one, in whole euros.</param>
/// <param name="ThisYear">Licence revenue of this calendar year up to today, in euros.</param>
internal sealed record DemoPartner(
    string Id, string Name, string Country, string Language, string Domain, string Customers, int Joined, int LastYear, decimal ThisYear)
{
    /// <summary>Day of the month on which it was activated.</summary>
    public int JoinedDay { get; init; } = 1;

    /// <summary>Months after the start of business; ends with the month before.</summary>
    public int? Left { get; init; }

    public int? InitialCap { get; init; }

    public int? FollowUpCap { get; init; }

    /// <summary>Buys from the vendor at a discount and invoices its customers itself (option B).</summary>
    public bool IsReseller { get; init; }

    public bool HasBankAccount { get; init; } = true;

    /// <summary>Its licence revenue of this year is exactly as given: no credit takes any of it off.</summary>
    public bool IsNearThreshold => ThisYear is > 2_200m and <= 2_500m;

    public DateOnly ActivatedOn(DateOnly start) => start.AddMonths(Joined).AddDays(JoinedDay - 1);

    public DateOnly? TerminatedOn(DateOnly start) => Left is { } months ? start.AddMonths(months).AddDays(-1) : null;
}
