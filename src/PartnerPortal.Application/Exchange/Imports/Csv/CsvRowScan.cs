namespace PartnerPortal.Application.Exchange.Imports.Csv;

/// <summary>One try to find a whole row in the bytes at hand. When they do not reach, it is tried again with more of them.</summary>
internal ref struct CsvRowScan(ReadOnlySpan<byte> bytes, int start, bool complete)
{
    public const string Unclosed = "a quote is opened and not closed before the end of the file";
    private const byte Quote = (byte)'"';
    private const byte Comma = (byte)',';
    private const byte NewLine = (byte)'\n';
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>Where the next row begins, once one was found.</summary>
    public int At { get; private set; } = start;

    public int FieldCount { get; private set; }

    /// <summary>Line breaks in the row, its own end included.</summary>
    public int LineBreaks { get; private set; }

    public string? Fault { get; private set; }

    /// <summary>Finds the fields of the row; false when its end is not among the bytes.</summary>
    public bool TryRow(ref CsvField[] fields)
    {
        while (true)
        {
            var quoted = At < _bytes.Length && _bytes[At] == Quote;
            if (!(quoted ? TryQuoted(out var field) : TryPlain(out field))) return false;
            if (Fault is not null) return TrySkipLine();
            if (FieldCount == fields.Length) Array.Resize(ref fields, fields.Length * 2);
            fields[FieldCount++] = field;
            if (At == _bytes.Length) return true;
            if (_bytes[At++] != NewLine) continue;
            LineBreaks++;
            return true;
        }
    }

    /// <summary>Up to a comma or the end of the line.</summary>
    private bool TryPlain(out CsvField field)
    {
        var length = _bytes[At..].IndexOfAny(Comma, NewLine, Quote);
        if (length < 0) length = _bytes.Length - At;
        var stop = At + length;
        field = new CsvField(At, length, false);
        if (stop == _bytes.Length) return MoveTo(stop) && complete;
        if (_bytes[stop] == Quote) Fault = "a quote inside a field that does not begin with one";
        else if (_bytes[stop] == NewLine && length > 0 && _bytes[stop - 1] == '\r') field = field with { Length = length - 1 };
        return MoveTo(stop);
    }

    /// <summary>Up to the closing quote, which a comma or the end of the line must follow.</summary>
    private bool TryQuoted(out CsvField field)
    {
        var first = At + 1;
        var escaped = false;
        for (var from = first; ; from += 2, escaped = true)
        {
            var length = _bytes[from..].IndexOf(Quote);
            if (length < 0) return TryUnclosed(out field);
            from += length;
            if (from + 1 < _bytes.Length && _bytes[from + 1] == Quote) continue;

            field = new CsvField(first, from - first, escaped);
            LineBreaks += _bytes[first..from].Count(NewLine);
            return TryAfterQuote(from + 1);
        }
    }

    private bool TryUnclosed(out CsvField field)
    {
        field = default;
        Fault = Unclosed;
        return MoveTo(_bytes.Length) && complete;
    }

    private bool TryAfterQuote(int at)
    {
        if (at + 1 >= _bytes.Length && !complete) return false;
        if (at + 1 < _bytes.Length && _bytes[at] == '\r' && _bytes[at + 1] == NewLine) at++;
        if (at < _bytes.Length && _bytes[at] is not (Comma or NewLine)) Fault = "text after the closing quote";
        return MoveTo(at);
    }

    /// <summary>A row that cannot be split ends with its line.</summary>
    private bool TrySkipLine()
    {
        FieldCount = 0;
        var length = _bytes[At..].IndexOf(NewLine);
        if (length < 0) return MoveTo(_bytes.Length) && complete;
        LineBreaks++;
        return MoveTo(At + length + 1);
    }

    private bool MoveTo(int at)
    {
        At = at;
        return true;
    }
}
