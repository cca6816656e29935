namespace PartnerPortal.Web.Jobs;

/// <summary>What runs by the clock, on one node or another, and how often. What a run may do is decided by the database.</summary>
internal static class JobCalendar
{
    public const string Months = "months";
    public const string Mail = "mail";
    public const string BankAccounts = "bank-accounts";
    public const string Cleaning = "cleaning";

    public static IReadOnlyDictionary<string, TimeSpan> Intervals { get; } = new Dictionary<string, TimeSpan>
    {
        [Months] = TimeSpan.FromSeconds(20),
        // Besides, mail that waits rings: see JobServers.
        [Mail] = TimeSpan.FromMinutes(1),
        [BankAccounts] = TimeSpan.FromMinutes(15),
        [Cleaning] = TimeSpan.FromDays(1),
    };
}
