using System.Diagnostics;
using System.Globalization;
using PartnerPortal.Data.LocalCluster;

namespace PartnerPortal.Application.Tests.Faults;

/// <summary>A data directory with a database server of its own, which commands start and which can be ended under them.</summary>
internal sealed class PrivateServer : IDisposable
{
    private readonly string _folder;

    /// <param name="folder">A folder of its own, which goes away with it; null for one among the temporary files.</param>
    public PrivateServer(string? folder = null) =>
        _folder = folder is null
            ? Directory.CreateTempSubdirectory("partnerportal-faults-").FullName
            : Directory.CreateDirectory(Path.Combine(folder, "server")).FullName;

    public string Data => Path.Combine(_folder, "data");

    private string PidFile => Path.Combine(Data, "pg", "cluster", "postmaster.pid");

    /// <summary>A command on this data directory, which starts the server if it is away.</summary>
    public PortalProgram Start(params string[] arguments) =>
        PortalProgram.Start(new Dictionary<string, string> { ["PORTAL_DATA"] = Data }, arguments);

    public async Task<ProgramEnd> RunAsync(params string[] arguments)
    {
        using var program = Start(arguments);
        return await program.EndAsync();
    }

    /// <summary>Sends the server a signal: KILL ends it at once, INT cuts its clients off and writes everything down first.</summary>
    /// <returns>Whether there was a server.</returns>
    public async Task<bool> SignalAsync(string signal)
    {
        if (!File.Exists(PidFile) || (await File.ReadAllLinesAsync(PidFile)) is not [var first, ..]) return false;
        var pid = int.Parse(first, CultureInfo.InvariantCulture);
        using var kill = Process.Start(new ProcessStartInfo("kill", [$"-{signal}", $"{pid}"]) { RedirectStandardError = true })!;
        await kill.WaitForExitAsync();
        return kill.ExitCode == 0;
    }

    public void Dispose()
    {
        if (SignalAsync("QUIT").GetAwaiter().GetResult()) SpinWait.SpinUntil(() => !File.Exists(PidFile), TimeSpan.FromSeconds(10));
        var socket = ClusterFolders.Under(Data).Socket;
        Directory.Delete(_folder, recursive: true);
        if (Directory.Exists(socket)) Directory.Delete(socket, recursive: true);
    }
}
