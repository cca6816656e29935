using Npgsql;
using PartnerPortal.Application.People.Accounts;
using PartnerPortal.Data;
using PartnerPortal.Data.Platform.Access;

namespace PartnerPortal.Web.Tests.Account;

/// <summary>A portal as it is delivered: its staff has to prove a second factor.</summary>
public sealed class GuardedPortal : PortalServer
{
    public static readonly Person Admin = new("admin@vendor.example", "Ada Admin", PortalRole.Administrator);

    public static readonly Person Second = new("second@vendor.example", "Sven Second", PortalRole.Administrator);

    public static readonly Person Phone = new("phone@vendor.example", "Petra Phone", PortalRole.Manager);

    public static readonly Person Key = new("key@vendor.example", "Kai Key", PortalRole.Finance);

    public static readonly Person Guessed = new("guessed@vendor.example", "Gina Guessed", PortalRole.Manager);

    public static readonly Person Forgetful = new("forgetful@partner.example", "Fabio Forgetful", PortalRole.PartnerOwner, "P-0001");

    public static readonly Person Owner = new("owner@partner.example", "Olga Martín", PortalRole.PartnerOwner, "P-0001");

    public static readonly Person Member = new("member@partner.example", "Mia Member", PortalRole.PartnerSales, "P-0001");

    public static readonly Person Collector = new("collector@partner.example", "Cleo Collector", PortalRole.PartnerSales, "P-0001");

    public static readonly Person Stranger = new("stranger@other.example", "Stan Stranger", PortalRole.PartnerOwner, "P-0002");

    public static readonly Person DarkWide = new("dark@vendor.example", "Dora Dark", PortalRole.Manager);

    public static readonly Person LightNarrow = new("light@vendor.example", "Liv Light", PortalRole.Manager);

    protected override IReadOnlyList<Person> People =>
        [DarkWide, LightNarrow, Admin, Second, Phone, Key, Guessed, Forgetful, Owner, Member, Collector, Stranger];

    protected override IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string> { ["SignIn__RequireSecondFactor"] = "true" };

    /// <summary>The link of the latest mail to an address.</summary>
    public Task<string> MailedLinkAsync(string email) =>
        ReadAsync($"select link from mail where to_address = '{email}' and link is not null order by mail_id desc limit 1");

    public async Task<string> ReadAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(Connection.App);
        await using var tx = await new PortalDatabase(source).BeginAsync(DataScope.All, CancellationToken.None);
        await using var command = tx.Command(sql);
        return Convert.ToString(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture) ?? "";
    }

    /// <summary>Changes what no page changes: the past.</summary>
    public async Task AsOwnerAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(Connection.Owner);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>What an authenticator app with this key shows now.</summary>
    public static string Code(string key, int stepsAhead = 0) =>
        AuthenticatorCodes.Code(AuthenticatorCodes.Secret(key), TimeProvider.System.GetUtcNow().AddSeconds(30 * stepsAhead));
}
