using System.Buffers;

namespace PartnerPortal.Application.Exchange.Imports.Csv;

/// <summary>
/// Reads rows of RFC 4180 as spans of the file's own bytes: LF or CRLF, a BOM is allowed, blank lines are skipped. Strict where the
/// reader libraries are lenient: a quote that opens too late, text after a closing one and a quote that never closes are faults.
/// </summary>
internal sealed class CsvRowReader(Stream stream) : IDisposable
{
    private const int FirstBuffer = 1 << 17;
    private const byte Quote = (byte)'"';
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
    private CsvField[] _fields = new CsvField[32];
    private int _start;
    private int _end;
    private bool _ended;
    private bool _begun;
    private long _nextLine = 1;

    /// <summary>The line that the row begins on, from 1.</summary>
    public long Line { get; private set; }

    public int FieldCount { get; private set; }

    /// <summary>Why the row cannot be split into fields; null when it can.</summary>
    public string? Fault { get; private set; }

    /// <summary>Whether rows were lost with the faulty one: a quote that is never closed takes all that follows.</summary>
    public bool RestLost { get; private set; }

    /// <summary>A field of the row, unquoted; valid until the next row is read.</summary>
    public ReadOnlyMemory<byte> Field(int index) => _buffer.AsMemory(_fields[index].Start, _fields[index].Length);

    /// <summary>Goes to the next row that is not blank; false at the end of the file.</summary>
    public async ValueTask<bool> ReadAsync(CancellationToken ct)
    {
        while (true)
        {
            while (TryRead())
            {
                if (Fault is not null || FieldCount > 1 || _fields[0].Length > 0) return true;
            }

            if (RestLost || (_ended && _start == _end)) return false;
            await FillAsync(ct);
        }
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    /// <summary>Takes a row out of the buffer; false when it does not hold a whole one.</summary>
    private bool TryRead()
    {
        if (_start == _end) return false;
        var scan = new CsvRowScan(_buffer.AsSpan(0, _end), _start, _ended);
        if (!scan.TryRow(ref _fields)) return _end - _start >= ImportLimits.RowBytes && GiveUp();

        Line = _nextLine;
        Fault = scan.Fault;
        RestLost = scan.Fault == CsvRowScan.Unclosed;
        FieldCount = scan.FieldCount;
        for (var i = 0; i < FieldCount; i++)
        {
            if (_fields[i].Escaped) _fields[i] = Unescaped(_fields[i]);
        }

        _nextLine += scan.LineBreaks;
        _start = scan.At;
        return true;
    }

    /// <summary>A row that never ends: what follows it cannot be told apart from it.</summary>
    private bool GiveUp()
    {
        Line = _nextLine;
        Fault = $"the row is longer than {ImportLimits.RowBytes} bytes: a quote may not be closed; the rest of the file is not read";
        FieldCount = 0;
        RestLost = true;
        _start = _end;
        _ended = true;
        return true;
    }

    private CsvField Unescaped(CsvField field)
    {
        var bytes = _buffer.AsSpan(field.Start, field.Length);
        var length = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[length++] = bytes[i];
            if (bytes[i] == Quote) i++;
        }

        return field with { Length = length, Escaped = false };
    }

    private async ValueTask FillAsync(CancellationToken ct)
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length) Grow();
        var read = await stream.ReadAsync(_buffer.AsMemory(_end), ct);
        _ended = read == 0;
        _end += read;
        if (!_begun && (_end >= 3 || _ended)) SkipMark();
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        _buffer.AsSpan(0, _end).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }

    private void SkipMark()
    {
        _begun = true;
        if (_buffer.AsSpan(0, _end).StartsWith("\uFEFF"u8)) _start = 3;
    }
}
