using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Testing.Finance.Ledger;

namespace PartnerPortal.Web.Tests.Finance.Ledger;

/// <summary>A portal with one partner who lacks a cent to the goal of this year.</summary>
public sealed class GoalPortal : PortalServer
{
    public static readonly Person Owner = new("owner@partner.example", "Olga Martín", PortalRole.PartnerOwner, "P-0001");

    private string _today = "";

    protected override IReadOnlyList<Person> People => [Owner];

    /// <summary>One more licence is invoiced today.</summary>
    public async Task SellAsync(string invoice, decimal net)
    {
        await using var ledger = new LedgerDatabase(Connection);
        ledger.Time.Today = DateOnly.ParseExact(_today, "yyyy-MM-dd", null);
        await ledger.ImportAsync(new Books().Invoice(invoice, "K-1", _today, net, ("licence_new", net)));
    }

    protected override async Task ArrangeAsync()
    {
        var today = TimeZoneInfo.ConvertTimeBySystemTimeZoneId(TimeProvider.System.GetUtcNow(), "Europe/Madrid");
        _today = today.ToString("yyyy-MM-dd", null);
        await using var ledger = new LedgerDatabase(Connection);
        ledger.Time.Today = DateOnly.FromDateTime(today.DateTime);
        await ledger.ImportAsync(
            new Books().Partner("P-0001", today.ToString("yyyy-MM-01", null), "Martín Informática").Customer("K-1", "P-0001"));
        await SellAsync("I-1", 2_499.99m);
    }
}
