using System.Buffers.Binary;
using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace PartnerPortal.Documents.Typesetting;

/// <summary>One Node process that typesets. The protocol is described in worker.mjs.</summary>
internal sealed class TypesettingWorker : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _errors = new();

    private TypesettingWorker(Process process)
    {
        _process = process;
        _process.ErrorDataReceived += (_, line) => KeepError(line.Data);
        _process.BeginErrorReadLine();
    }

    public int ProcessId => _process.Id;

    public bool IsRunning => !_process.HasExited;

    /// <summary>The memory it holds, in mebibytes; zero once it has ended.</summary>
    public long Mebibytes
    {
        get
        {
            _process.Refresh();
            return _process.HasExited ? 0 : _process.WorkingSet64 >> 20;
        }
    }

    public static TypesettingWorker Start(TypesettingOptions options)
    {
        if (!TypesettingOptions.HasPackages(options.WorkerDirectory))
            throw new TypesettingException($"No node_modules in {options.WorkerDirectory}: run 'npm ci' there");

        try
        {
            return new TypesettingWorker(Process.Start(StartInfo(options))!);
        }
        catch (Win32Exception exception)
        {
            throw new TypesettingException($"'{options.Node}' does not start: Node 20 or newer is needed ({exception.Message})", exception);
        }
    }

    /// <summary>One document. After an exception the worker's state is unknown: dispose of it.</summary>
    /// <exception cref="IOException">The process ended.</exception>
    public async Task<TypesettingAnswer> AskAsync(string template, ReadOnlyMemory<byte> json, CancellationToken ct)
    {
        try
        {
            await WriteFrameAsync(Encoding.UTF8.GetBytes(template + "\n"), json, ct);
            var answer = await ReadFrameAsync(ct);
            return answer[0] == 0
                ? new TypesettingAnswer(answer[1..], "")
                : new TypesettingAnswer(null, Encoding.UTF8.GetString(answer, 1, answer.Length - 1));
        }
        catch (IOException exception)
        {
            throw new IOException(Errors() is { Length: > 0 } errors ? errors : exception.Message, exception);
        }
    }

    public void Dispose()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended already.
        }

        _process.Dispose();
    }

    private static ProcessStartInfo StartInfo(TypesettingOptions options)
    {
        var start = new ProcessStartInfo(options.Node)
        {
            ArgumentList = { Path.Combine(options.WorkerDirectory, "worker.mjs"), options.TemplateDirectory },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };

        // The portal's environment holds secrets that a typesetter has no use for.
        foreach (var name in start.Environment.Keys.Where(name => name is not ("PATH" or "SystemRoot")).ToList())
            start.Environment.Remove(name);
        return start;
    }

    private async Task WriteFrameAsync(byte[] head, ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        var frame = new byte[sizeof(int) + head.Length + body.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame, head.Length + body.Length);
        head.CopyTo(frame, sizeof(int));
        body.CopyTo(frame.AsMemory(sizeof(int) + head.Length));

        var input = _process.StandardInput.BaseStream;
        await input.WriteAsync(frame, ct);
        await input.FlushAsync(ct);
    }

    private async Task<byte[]> ReadFrameAsync(CancellationToken ct)
    {
        var output = _process.StandardOutput.BaseStream;
        var length = new byte[sizeof(int)];
        await output.ReadExactlyAsync(length, ct);
        var frame = new byte[BinaryPrimitives.ReadInt32BigEndian(length)];
        await output.ReadExactlyAsync(frame, ct);
        return frame;
    }

    private void KeepError(string? line)
    {
        lock (_errors)
        {
            if (line is { Length: > 0 } && _errors.Length < 4_000) _errors.AppendLine(line);
        }
    }

    private string Errors()
    {
        lock (_errors) return _errors.ToString().Trim();
    }
}
