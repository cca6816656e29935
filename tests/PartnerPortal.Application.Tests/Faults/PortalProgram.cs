using System.Diagnostics;
using PartnerPortal.Data;
using PartnerPortal.Testing;
using Shouldly;

namespace PartnerPortal.Application.Tests.Faults;

/// <summary>The built command line as a process of its own.</summary>
internal sealed class PortalProgram : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _messages;
    private readonly TaskCompletionSource _spoke = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private PortalProgram(Process process)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
        _messages = ListenAsync();
    }

    public int Id => _process.Id;

    public bool HasEnded => _process.HasExited;

    /// <summary>Ends when it has said its first word, or has ended without one.</summary>
    public Task Spoke => _spoke.Task;

    public static PortalProgram Start(PortalConnection connection, params string[] arguments) =>
        Start(
            new Dictionary<string,
            string> { ["ConnectionStrings__Portal"] = connection.App, ["ConnectionStrings__PortalOwner"] = connection.Owner }, arguments);

    /// <param name="environment">Variables beyond those of the test.</param>
    /// <param name="arguments">The verb and what it takes.</param>
    public static PortalProgram Start(Dictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Repository.Cli, .. arguments])
        {
            RedirectStandardError = true, RedirectStandardOutput = true,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return new PortalProgram(Process.Start(start)!);
    }

    /// <summary>Runs it to its end.</summary>
    public static async Task<ProgramEnd> RunAsync(PortalConnection connection, params string[] arguments)
    {
        using var program = Start(connection, arguments);
        return await program.EndAsync();
    }

    /// <summary>Ends it as kill -9 does; nothing if it has ended by itself.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async Task<ProgramEnd> EndAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
        return new ProgramEnd(_process.ExitCode, await _output, await _messages);
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private async Task<string> ListenAsync()
    {
        var first = await _process.StandardError.ReadLineAsync();
        _spoke.TrySetResult();
        return first is null ? "" : $"{first}\n{await _process.StandardError.ReadToEndAsync()}";
    }
}

/// <summary>How a command ended and what it said.</summary>
internal sealed record ProgramEnd(int Code, string Output, string Messages)
{
    public void ShouldBeDone() => Code.ShouldBe(0, Messages);
}
