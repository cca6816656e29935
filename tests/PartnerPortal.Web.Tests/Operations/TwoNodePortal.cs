using System.Security.Cryptography;
using Npgsql;
using PartnerPortal.Data;
using PartnerPortal.Domain;
using PartnerPortal.Web.Tests.Pages;
using PartnerPortal.Web.Tests.Platform.Messages;

namespace PartnerPortal.Web.Tests.Operations;

/// <summary>Two portals on one database, with one mail server. Two months are over and open.</summary>
public sealed class TwoNodePortal : TradingPortal
{
    private readonly string _key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
    private PortalProcess? _second;

    /// <summary>Where the second node listens.</summary>
    public Uri SecondAddress { get; } = PortalProcess.FreeAddress();

    /// <summary>What both nodes have logged since they started.</summary>
    public IEnumerable<string> Output => [.. Host!.Output, "-- second node", .. _second!.Output];

    public SmtpMailbox Mailbox { get; } = new();

    protected override Month LastClosed => OpenMonth.AddMonths(-2);

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["PORTAL_KEY"] = _key,
        ["Mail__Host"] = "127.0.0.1",
        ["Mail__Port"] = $"{Mailbox.Port}",
        ["Mail__Tls"] = "false",
        ["Mail__From"] = "portal@vendor.example",
    };

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _second = await PortalProcess.StartAsync(Connection, Settings, SecondAddress);
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        if (_second is not null) await _second.DisposeAsync();
        await Mailbox.DisposeAsync();
    }

    /// <summary>Both nodes end without warning and start at the same time.</summary>
    public async Task RestartAsync()
    {
        await Host!.DisposeAsync();
        await _second!.DisposeAsync();
        var started = await Task.WhenAll(
            PortalProcess.StartAsync(Connection, Settings, Address), PortalProcess.StartAsync(Connection, Settings, SecondAddress));
        (Host, _second) = (started[0], started[1]);
    }

    public async Task<string[]> ReadAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(Connection.App);
        await using var tx = await new PortalDatabase(source).BeginAsync(DataScope.All, CancellationToken.None);
        return [.. await tx.ReadAsync(sql, row => row.GetValue(0).ToString()!, CancellationToken.None)];
    }

    /// <summary>Holds every close up where it writes statements, until it is disposed.</summary>
    public async Task<NpgsqlConnection> HoldStatementsAsync()
    {
        var holder = new NpgsqlConnection(Connection.Owner + ";Pooling=false");
        await holder.OpenAsync();
        await using var command = new NpgsqlCommand("begin; lock table statement in share row exclusive mode", holder);
        await command.ExecuteNonQueryAsync();
        return holder;
    }

    public async Task ExecuteAsOwnerAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(Connection.Owner);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
