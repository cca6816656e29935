using System.Globalization;
using System.Text;

namespace PartnerPortal.Demo;

/// <summary>
/// Writes one import file (spec 06) as bytes: UTF-8, comma, CRLF, quotes only where RFC 4180 needs them.
/// Numbers are integers of the smallest unit; nothing is allocated per row.
/// </summary>
internal sealed class ImportFileWriter : IDisposable
{
    private const int LongestNumber = 24;

    private readonly FileStream _file;
    private readonly byte[] _buffer = new byte[1 << 17];
    private int _length;
    private bool _insideRow;

    public ImportFileWriter(string path, string header)
    {
        _file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        foreach (var column in header.Split(',')) Text(column);
        EndRow();
    }

    public ImportFileWriter Text(string? value)
    {
        value ??= "";
        StartField(2 * Encoding.UTF8.GetMaxByteCount(value.Length));
        if (value.AsSpan().ContainsAny(",\"\r\n")) value = '"' + value.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
        _length += Encoding.UTF8.GetBytes(value, _buffer.AsSpan(_length));
        return this;
    }

    public ImportFileWriter Date(DateOnly? value)
    {
        StartField(LongestNumber);
        if (value is { } date)
        {
            date.TryFormat(_buffer.AsSpan(_length), out var written, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            _length += written;
        }

        return this;
    }

    public ImportFileWriter Number(int? value)
    {
        StartField(LongestNumber);
        if (value is { } number) Append(number);
        return this;
    }

    /// <summary>12345 is <c>123.45</c>.</summary>
    public ImportFileWriter Cents(long cents) => Fraction(cents, decimals: 2);

    /// <summary>9543 is <c>0.9543</c>.</summary>
    public ImportFileWriter TenThousandths(long value) => Fraction(value, decimals: 4);

    public void EndRow()
    {
        _insideRow = false;
        Reserve(2);
        _buffer[_length++] = (byte)'\r';
        _buffer[_length++] = (byte)'\n';
    }

    public void Dispose()
    {
        Flush();
        _file.Dispose();
    }

    private ImportFileWriter Fraction(long value, int decimals)
    {
        StartField(LongestNumber);
        if (value < 0) _buffer[_length++] = (byte)'-';
        var (whole, rest) = Math.DivRem(Math.Abs(value), decimals == 2 ? 100 : 10_000);
        Append(whole);
        _buffer[_length++] = (byte)'.';
        for (var place = decimals - 1; place >= 0; place--, rest /= 10) _buffer[_length + place] = (byte)('0' + rest % 10);
        _length += decimals;
        return this;
    }

    private void StartField(int bytes)
    {
        Reserve(bytes + 3);
        if (_insideRow) _buffer[_length++] = (byte)',';
        _insideRow = true;
    }

    private void Append(long number)
    {
        number.TryFormat(_buffer.AsSpan(_length), out var written, default, CultureInfo.InvariantCulture);
        _length += written;
    }

    private void Reserve(int bytes)
    {
        if (_buffer.Length - _length < bytes) Flush();
    }

    private void Flush()
    {
        _file.Write(_buffer, 0, _length);
        _length = 0;
    }
}
