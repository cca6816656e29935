namespace PartnerPortal.Web.Jobs;

/// <summary>What runs on each node by the clock, and how often. What a run may do is decided by the database.</summary>
internal static class JobCalendar
{
    public const string Months = "months";
    public const string Mail = "mail";
    public const string BankAccounts = "bank-accounts";

    public static IReadOnlyDictionary<string, TimeSpan> Intervals { get; } = new Dictionary<string, TimeSpan>
    {
        [Months] = TimeSpan.FromSeconds(20),
        [Mail] = TimeSpan.FromSeconds(5),
        [BankAccounts] = TimeSpan.FromMinutes(15),
    };
}
