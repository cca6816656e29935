using System.Diagnostics;
using System.Net.Sockets;
using PartnerPortal.Application.Exchange.Imports;
using PartnerPortal.Application.Tests.Faults;
using PartnerPortal.Data.Files;
using PartnerPortal.Testing.Finance.Ledger;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Exchange.Imports;

/// <summary>A folder in which a name stands for something else than a file of it.</summary>
public sealed class HostileFolderTests : IAsyncLifetime
{
    private const string Customers = "customer_id,name,country\nC1,Customer,ES\n";
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(20);
    private readonly DirectoryInfo _scratch = Directory.CreateTempSubdirectory("hostile-");
    private ImportDatabase _database = null!;

    private string Folder => Path.Combine(_scratch.FullName, "folder");

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Folder);
        _database = await ImportDatabase.CreateAsync();
    }

    public async Task DisposeAsync()
    {
        await _database.DisposeAsync();
        _scratch.Delete(recursive: true);
    }

    [Theory]
    [InlineData("partners.csv")]
    [InlineData("terms.json")]
    public async Task A_pipe_is_refused_at_once_and_nothing_else_is_read(string name)
    {
        await MakePipeAsync(Path.Combine(Folder, name));
        await File.WriteAllTextAsync(Path.Combine(Folder, "customers.csv"), Customers);
        await RefusedAsync(name, "not a file");
    }

    [Fact]
    public async Task A_folder_is_refused()
    {
        Directory.CreateDirectory(Path.Combine(Folder, "payments.csv"));
        await RefusedAsync("payments.csv", "not a file");
    }

    [Fact]
    public async Task A_socket_is_refused()
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(Path.Combine(Folder, "rates.csv")));
        await RefusedAsync("rates.csv", "not a file");
    }

    [Theory]
    [InlineData("/dev/zero", "not a file")]
    [InlineData("/nowhere/at/all", "not there")]
    [InlineData("/etc/hostname", "out of the folder")]
    [InlineData("../outside.csv", "out of the folder")]
    [InlineData("invoices.csv", "symbolic links")]
    public async Task A_link_out_of_the_folder_is_refused(string target, string reason)
    {
        await File.WriteAllTextAsync(Path.Combine(_scratch.FullName, "outside.csv"), "secret\n");
        File.CreateSymbolicLink(Path.Combine(Folder, "invoices.csv"), target);
        await RefusedAsync("invoices.csv", reason);
    }

    [Fact]
    public async Task A_link_within_the_folder_is_a_file_of_it()
    {
        await File.WriteAllTextAsync(Path.Combine(Folder, "customers-2013.csv"), Customers);
        File.CreateSymbolicLink(Path.Combine(Folder, "customers.csv"), "customers-2013.csv");
        (await _database.ImportFolderAsync(Folder)).Files.ShouldBe([new ImportedFile("customers.csv", 1, 0, 0)]);
    }

    [Fact]
    public async Task What_was_checked_is_what_is_read_whatever_the_name_stands_for_by_then()
    {
        var path = Path.Combine(Folder, "customers.csv");
        await File.WriteAllTextAsync(path, Customers);
        using var marked = MarkedFile.TryMark(Folder, "customers.csv");
        File.Delete(path);
        await MakePipeAsync(path);

        using var reader = new StreamReader(marked.ShouldNotBeNull().Open());
        (await reader.ReadToEndAsync()).ShouldBe(Customers);
    }

    [Fact]
    public async Task The_command_ends_with_2_and_names_the_file_also_while_another_import_runs()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        await using var running = await ledger.ConnectAsync("postgres");
        await MakePipeAsync(Path.Combine(Folder, "partners.csv"));
        await using var command = new Npgsql.NpgsqlCommand("""
            select pg_advisory_lock(hashtextextended('partner-portal/close/main', 0))
            """, running);
        await command.ExecuteNonQueryAsync();

        var rejects = Path.Combine(_scratch.FullName, "rejects.csv");
        var (code, _, messages) = await PortalProgram.RunAsync(ledger.Connection, "import", Folder, "--rejects", rejects).WaitAsync(AtOnce);
        code.ShouldBe(2, messages);
        (await File.ReadAllLinesAsync(rejects)).ShouldBe(
            ["file,line,column,value,reason", "partners.csv,1,,,\"not a file: a folder, a pipe, a socket or a device\""]);
    }

    [Fact]
    public async Task A_killed_import_leaves_no_lock_although_the_server_is_busy_with_it()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        foreach (var (name, text) in SmallVendor.Files()) await File.WriteAllTextAsync(Path.Combine(Folder, name), text);
        await using var blocker = await ledger.ConnectAsync("postgres");
        await using var blocking = await blocker.BeginTransactionAsync();
        await using var block = new Npgsql.NpgsqlCommand("lock table exchange_rate in access exclusive mode", blocker, blocking);
        await block.ExecuteNonQueryAsync();

        using (var import = PortalProgram.Start(ledger.Connection, "import", Folder))
        {
            await UntilAsync(ledger, """
                select count(*) = 1 from pg_locks where locktype = 'advisory' and granted and (select bool_or(not granted)
                    from pg_locks where locktype = 'relation')
                """);
            await import.KillAsync();
        }

        await UntilAsync(ledger, "select count(*) = 0 from pg_locks where locktype = 'advisory'");
        await blocking.RollbackAsync();
        (await PortalProgram.RunAsync(ledger.Connection, "import", Folder).WaitAsync(AtOnce)).ShouldBeDone();
    }

    private static async Task UntilAsync(LedgerDatabase ledger, string question)
    {
        var started = Stopwatch.GetTimestamp();
        while ((await ledger.ReadAsync(question)) is not ["True"])
        {
            Stopwatch.GetElapsedTime(started).ShouldBeLessThan(AtOnce, question);
            await Task.Delay(100);
        }
    }

    private async Task RefusedAsync(string name, string reason)
    {
        var before = await _database.ChecksumAsync();
        var result = await _database.ImportFolderAsync(Folder).WaitAsync(AtOnce);
        var reject = result.FirstRejects.ShouldHaveSingleItem();
        (reject.File, reject.Line).ShouldBe((name, 1));
        reject.Reason.ShouldContain(reason);
        result.Files.ShouldBe([new ImportedFile(name, 0, 0, 1)]);
        (await File.ReadAllTextAsync(_database.RejectsFile)).ShouldContain(name + ",1,,,");
        (await _database.ChecksumAsync()).ShouldBe(before);
    }

    private static async Task MakePipeAsync(string path)
    {
        using var make = Process.Start("mkfifo", [path]);
        await make.WaitForExitAsync();
        make.ExitCode.ShouldBe(0);
    }
}
