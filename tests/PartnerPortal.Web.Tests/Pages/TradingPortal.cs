using Npgsql;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Demo;
using PartnerPortal.Domain;

namespace PartnerPortal.Web.Tests.Pages;

/// <summary>A portal with the demo vendor's two years of business, in which one month is over and open.</summary>
public class TradingPortal : PortalServer
{
    public static readonly Person Finance = Person.Finance;

    public static readonly Person Administrator = new("admin@vendor.example", "Ada Administrator", PortalRole.Administrator);

    public static readonly Person SecondFinance = new("second.finance@vendor.example", "Fred Zweiter", PortalRole.Finance);

    public static readonly Person FirstFinance = new(
        "finance@partner.example", "Fausto First", PortalRole.PartnerFinance, DemoVendor.OwnerPartnerId);

    public static readonly Person Manager = new("manager@vendor.example", "Mara Manager", PortalRole.Manager);

    public static readonly Person Agent = new("agent@vendor.example", "Ada Agent", PortalRole.SupportAgent);

    public static readonly Person First = new("first@partner.example", "Fina First", PortalRole.PartnerOwner, DemoVendor.OwnerPartnerId);

    public static readonly Person Second = new(
        "second@partner.example", "Sepp Second", PortalRole.PartnerOwner, DemoVendor.SecondPartnerId);

    /// <summary>The month to close.</summary>
    public Month OpenMonth { get; } = TradingTemplate.LastMonth;

    /// <summary>The last month that is closed at the start.</summary>
    protected virtual Month LastClosed => OpenMonth.Previous;

    protected override IReadOnlyList<Person> People => [Administrator, Finance, SecondFinance, FirstFinance, Manager, Agent, First, Second];

    /// <summary>How many partners there are: other journeys add some.</summary>
    public async Task<int> PartnersAsync()
    {
        await using var source = NpgsqlDataSource.Create(Connection.App);
        await using var tx = await new PortalDatabase(source).BeginAsync(DataScope.All, CancellationToken.None);
        return await tx.ScalarAsync<int>("select count(*)::int from agreement", CancellationToken.None);
    }

    /// <summary>The number of a partner's latest statement.</summary>
    public async Task<string> LatestStatementAsync(Person person)
    {
        await using var source = NpgsqlDataSource.Create(Connection.App);
        await using var tx = await new PortalDatabase(source).BeginAsync(DataScope.All, CancellationToken.None);
        return (await tx.ScalarAsync<string>(
            "select number from statement where partner_id = $1 order by period desc limit 1", CancellationToken.None, person.PartnerId))!;
    }

    /// <summary>Registers the same standing service of the second partner twice in the open month, under two numbers.</summary>
    public async Task EnterTwiceAsync()
    {
        await using var source = NpgsqlDataSource.Create(Connection.App);
        await using var tx = await new PortalDatabase(source).BeginAsync(DataScope.All, CancellationToken.None);
        await tx.ExecuteAsync(
            """
            insert into service (program_id, service_id, partner_id, booked_on, description, list_price, period)
            select $1, 'TWICE-' || n || '-' || $4, $2, $3, 'Entered twice', 20.00, $3 from generate_series(1, 2) n
            """,
            CancellationToken.None, DataScope.All.ProgramId, Second.PartnerId, OpenMonth.First, OpenMonth.ToString());
        await tx.CommitAsync(CancellationToken.None);
    }

    /// <summary>The numbers of all statements of a partner.</summary>
    public async Task<IReadOnlyList<string>> StatementsAsync(Person person)
    {
        await using var source = NpgsqlDataSource.Create(Connection.App);
        await using var tx = await new PortalDatabase(source).BeginAsync(DataScope.All, CancellationToken.None);
        return await tx.ReadAsync(
            "select number from statement where partner_id = $1", row => row.GetString(0), CancellationToken.None, person.PartnerId);
    }

    protected override Task<string> TemplateAsync() => TradingTemplate.ClosedThroughAsync(LastClosed);
}
