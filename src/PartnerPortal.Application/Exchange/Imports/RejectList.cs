using System.Globalization;
using System.Text;
using PartnerPortal.Documents.Tables;

namespace PartnerPortal.Application.Exchange.Imports;

/// <summary>
/// Takes the faults of an import one by one: the first ten are kept, all are written to the file. It is made with the first one under
/// another name, and gets its own when it is whole.
/// </summary>
internal sealed class RejectList(string? path) : IAsyncDisposable
{
    private const int Shown = 10;
    private const int ValueCharacters = 200;
    private readonly List<ImportReject> _first = [];
    private readonly Dictionary<string, LineSet> _lines = [];
    private StreamWriter? _writer;

    public IReadOnlyList<ImportReject> First => _first;

    public long Count { get; private set; }

    /// <summary>The file, once there is a fault in it.</summary>
    public string? Path => _writer is null ? null : path;

    /// <summary>How many rows of a file have a fault.</summary>
    public long RowsRefused(string file) => _lines.TryGetValue(file, out var lines) ? lines.Count : 0;

    public async ValueTask AddAsync(ImportReject reject, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (reject.Value.Length > ValueCharacters) reject = reject with { Value = reject.Value[..ValueCharacters] + "…" };
        Count++;
        if (_first.Count < Shown) _first.Add(reject);
        if (!_lines.TryGetValue(reject.File, out var lines)) _lines[reject.File] = lines = new LineSet();
        lines.Add(reject.Line);
        if (path is not null) await WriteAsync(reject);
    }

    /// <summary>All of them are there: the file takes the place of an older one.</summary>
    public async Task CompleteAsync()
    {
        if (_writer is null) return;
        await _writer.DisposeAsync();
        File.Move(Unfinished, path!, overwrite: true);
    }

    public async ValueTask DisposeAsync()
    {
        if (_writer is null) return;
        await _writer.DisposeAsync();
        File.Delete(Unfinished);
    }

    private string Unfinished => $"{path}.{Environment.ProcessId}.part";

    private async Task WriteAsync(ImportReject reject)
    {
        if (_writer is null)
        {
            _writer = new StreamWriter(Unfinished, append: false, new UTF8Encoding(false)) { NewLine = "\n" };
            await _writer.WriteLineAsync("file,line,column,value,reason");
        }

        await _writer.WriteLineAsync(
            $"{Cell(reject.File)},{reject.Line},{Cell(reject.Column)},{Cell(reject.Value)},{Cell(reject.Reason)}");
    }

    /// <summary>
    /// Quoted where RFC 4180 asks for it; what a spreadsheet would take for a formula gets an apostrophe before it; a number stays one.
    /// </summary>
    private static string Cell(string text)
    {
        var number = decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out _);
        if (!number) text = FormulaGuard.Guarded(text);
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }

    /// <summary>Line numbers, a bit each.</summary>
    private sealed class LineSet
    {
        private readonly List<ulong> _bits = [];

        public long Count { get; private set; }

        public void Add(long line)
        {
            var word = (int)(line / 64);
            while (_bits.Count <= word) _bits.Add(0);
            var bit = 1UL << (int)(line % 64);
            if ((_bits[word] & bit) == 0) Count++;
            _bits[word] |= bit;
        }
    }
}
