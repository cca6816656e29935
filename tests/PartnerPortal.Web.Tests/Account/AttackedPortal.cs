using System.Globalization;
using Npgsql;
using PartnerPortal.Data;
using PartnerPortal.Data.Platform.Access;

namespace PartnerPortal.Web.Tests.Account;

/// <summary>A portal behind a proxy, so that a test can come from many addresses.</summary>
public sealed class AttackedPortal : PortalServer
{
    public static readonly Person Finance = new("finance@vendor.example", "Frida Berger", PortalRole.Finance);

    public static readonly Person Hunted = new("hunted@vendor.example", "Hans Hunted", PortalRole.Manager);

    public static readonly Person Curious = new("curious@vendor.example", "Cora Curious", PortalRole.SupportAgent);

    public static readonly Person Collector = new("tabs@vendor.example", "Tobi Tabs", PortalRole.Manager);

    public static readonly Person Hurried = new("hurried@vendor.example", "Hedda Hurried", PortalRole.Manager);

    public static readonly Person Late = new("late@vendor.example", "Lars Late", PortalRole.Manager);

    public static readonly Person Boss = new("boss@vendor.example", "Berta Boss", PortalRole.Administrator);

    protected override IReadOnlyList<Person> People => [Finance, Hunted, Curious, Collector, Hurried, Late, Boss];

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Proxies__Known__0"] = "127.0.0.1", ["Proxies__Known__1"] = "::1",
    };

    /// <summary>A client at an address of its own.</summary>
    public HttpClient NewClient(string address)
    {
        var client = NewClient();
        client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return client;
    }

    /// <summary>What the host has printed.</summary>
    public IReadOnlyList<string> Log => Host!.Output;

    public async Task<IReadOnlyList<string>> ReadAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(Connection.App);
        await using var tx = await new PortalDatabase(source).BeginAsync(DataScope.All, CancellationToken.None);
        return await tx.ReadAsync(
            sql, row => Convert.ToString(row.GetValue(0), CultureInfo.InvariantCulture) ?? "", CancellationToken.None);
    }
}
