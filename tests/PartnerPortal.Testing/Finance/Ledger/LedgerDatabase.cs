using System.Collections.Concurrent;
using System.Text;
using Npgsql;
using PartnerPortal.Application.Exchange.Exports;
using PartnerPortal.Application.Exchange.Imports;
using PartnerPortal.Application.Finance.Closing;
using PartnerPortal.Application.Finance.Fees;
using PartnerPortal.Application.Finance.Ledger;
using PartnerPortal.Application.Finance.Parking;
using PartnerPortal.Application.Finance.Payouts;
using PartnerPortal.Application.Finance.Statements;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;
using PartnerPortal.Testing.Finance.Closing;
using PartnerPortal.Testing.LocalCluster;
using Shouldly;

namespace PartnerPortal.Testing.Finance.Ledger;

/// <summary>A portal's database of its own with the use cases that fill and close its ledger.</summary>
public sealed class LedgerDatabase : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<string, int> Asked = new();

    private readonly DirectoryInfo _scratch = Directory.CreateTempSubdirectory("ledger-");
    private int _folders;

    public LedgerDatabase(PortalConnection connection)
    {
        Connection = connection;
        Source = OpenSource(connection.App);
        Database = new PortalDatabase(Source, time: Time);
        Steps = [new JudgedCommissionStep(), new FeeCloseStep(), new RefundCloseStep(), new StatementCloseStep(), new PayoutCloseStep()];
    }

    public static Viewer Finance { get; } = new(Guid.Empty, "Finance", PortalRole.Administrator, null);

    public PortalConnection Connection { get; }

    public NpgsqlDataSource Source { get; }

    public PortalDatabase Database { get; }

    public FixedTime Time { get; } = new(new DateOnly(2026, 1, 15));

    public IReadOnlyList<ICloseStep> Steps { get; }

    public string Name => new NpgsqlConnectionStringBuilder(Connection.App).Database!;

    /// <summary>
    /// A database of its own, with the books imported and their months closed through one. From the second time that the same is asked for,
    /// or the first if it takes a close, it is a copy of what was imported and closed once.
    /// </summary>
    public static async Task<LedgerDatabase> CreateAsync(Books? books = null, string? closedThrough = null)
    {
        if (books is null) return new LedgerDatabase(await TestCluster.CreateDatabaseAsync(await TestCluster.MigratedAsync()));
        var files = books.Files();
        var key = $"books_{TemplateKey.Of(files)}_{closedThrough?.Replace('-', '_')}";
        if (closedThrough is not null || Asked.AddOrUpdate(key, 1, (_, times) => times + 1) > 1)
            return await CopyAsync(key, ledger => ledger.FillAsync(files, closedThrough));

        // Most books are asked for once: a template of them would be one database more than they need.
        var own = await CreateAsync();
        await own.ImportAsync(files);
        return own;
    }

    /// <summary>A copy of a template that the steps fill, once for its name.</summary>
    public static async Task<LedgerDatabase> CopyAsync(string template, Func<LedgerDatabase, Task> steps)
    {
        var made = await TestCluster.TemplateAsync(template, connection => OnAsync(connection, steps), await TestCluster.MigratedAsync());
        return new LedgerDatabase(await TestCluster.CreateDatabaseAsync(made));
    }

    public static Viewer Owner(string partnerId) => new(Guid.Empty, "Owner", PortalRole.PartnerOwner, partnerId);

    public Task<ImportResult> ImportAsync(Books books, Random? shuffled = null) => ImportAsync(books.Files(shuffled));

    /// <summary>Imports; a refusal fails the test with its reasons.</summary>
    public async Task<ImportResult> ImportAsync(params (string Name, string Text)[] files)
    {
        var folder = _scratch.CreateSubdirectory($"{Interlocked.Increment(ref _folders)}").FullName;
        foreach (var (name, text) in files) await File.WriteAllTextAsync(Path.Combine(folder, name), text);
        return await ImportFolderAsync(folder);
    }

    public async Task<ImportResult> ImportFolderAsync(string folder)
    {
        var result = await new ImportFiles(Database, Time).RunAsync(new ImportCommand(folder, "test"), null, CancellationToken.None);
        result.FirstRejects.ShouldBeEmpty();
        return result;
    }

    public CloseMonth Closing(long batchWeight = 20_000) => new(Database, Steps, Time) { BatchWeight = batchWeight };

    public async Task<CloseOutcome> CloseAsync(string month) =>
        (await Closing().RunAsync(Command(month), null, CancellationToken.None)).Outcome;

    /// <summary>Closes all open months up to one.</summary>
    public async Task CloseThroughAsync(string last)
    {
        foreach (
            var month in await new MonthQueries(Database, Time).OpenThroughAsync(
                DataScope.All.ProgramId, Month.Parse(last), CancellationToken.None))
            (await CloseAsync(month.ToString())).ShouldBe(CloseOutcome.Closed);
    }

    public static CloseMonthCommand Command(string month, bool waitForOther = false) => new(
        DataScope.All.ProgramId, Month.Parse(month), "test", waitForOther);

    public Task<string> HashAsync() => new LedgerHash(Database).ComputeAsync(DataScope.All.ProgramId, CancellationToken.None);

    /// <summary>Every invariant holds.</summary>
    public async Task CheckInvariantsAsync()
    {
        var faults = await new Invariants(Database).CheckAsync(null, CancellationToken.None);
        faults.Select(fault => $"{fault.Name}: {string.Join(' ', fault.Examples)}").ShouldBeEmpty();
    }

    /// <summary>The lines of an export, without the header.</summary>
    public async Task<string[]> ExportAsync(ExportKind kind, string? period = null) =>
        (await ExportTextAsync(kind, period)).Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..];

    public async Task<string> ExportTextAsync(ExportKind kind, string? period = null)
    {
        using var target = new MemoryStream();
        var month = period is null ? (Month?)null : Month.Parse(period);
        await new ExportFiles(Database).WriteAsync(new ExportCommand(DataScope.All.ProgramId, kind, month), target, CancellationToken.None);
        return Encoding.UTF8.GetString(target.ToArray());
    }

    /// <summary>The exported ledger of a partner as "period value_date kind amount cause", all kinds or one.</summary>
    public async Task<string[]> LedgerAsync(string partner, string? kind = null) =>
    [
        .. (await ExportAsync(ExportKind.Ledger)).Select(line => line.Split(','))
            .Where(cells => cells[1] == partner && (kind is null || cells[4] == kind))
            .Select(cells => $"{cells[2]} {cells[3]} {cells[4]} {cells[5]} {cells[7]}"),
    ];

    /// <summary>The rows of a query as the portal sees all partners, columns joined by blanks.</summary>
    public async Task<string[]> ReadAsync(string sql)
    {
        await using var tx = await Database.BeginAsync(DataScope.All, CancellationToken.None);
        return await SqlRows.ReadAsync(tx.Connection, sql);
    }

    /// <summary>A statement of the portal for all partners, committed.</summary>
    public async Task<int> ExecuteAsync(string sql)
    {
        await using var tx = await Database.BeginAsync(DataScope.All, CancellationToken.None);
        var rows = await tx.ExecuteAsync(sql, CancellationToken.None);
        await tx.CommitAsync(CancellationToken.None);
        return rows;
    }

    /// <summary>A connection as another role, such as the one that may do anything.</summary>
    public async Task<NpgsqlConnection> ConnectAsync(string role)
    {
        var connection = new NpgsqlConnection(await TestCluster.ConnectionStringAsync(Name, role) + ";Pooling=false;Command Timeout=300");
        await connection.OpenAsync();
        return connection;
    }

    public async Task ExecuteAsSuperAsync(string sql)
    {
        await using var connection = await ConnectAsync("postgres");
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        _scratch.Delete(recursive: true);
    }

    private async Task FillAsync((string Name, string Text)[] files, string? closedThrough)
    {
        await ImportAsync(files);
        if (closedThrough is not null) await CloseThroughAsync(closedThrough);
    }

    private static async Task OnAsync(PortalConnection connection, Func<LedgerDatabase, Task> steps)
    {
        await using var ledger = new LedgerDatabase(connection);
        await steps(ledger);
    }

    /// <summary>Busy machines are slow, not wrong.</summary>
    public static NpgsqlDataSource OpenSource(string connection, int? connections = null)
    {
        var builder = new NpgsqlConnectionStringBuilder(connection) { CommandTimeout = 300, Timeout = 120 };
        if (connections is { } most) builder.MaxPoolSize = most;
        return NpgsqlDataSource.Create(builder);
    }
}
