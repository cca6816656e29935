using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PartnerPortal.Domain.Finance.Statements;

/// <summary>
/// SHA-256 over lines of fields. Each field is written after its length in UTF-16 characters, so that no text can look like two fields or
/// two
/// lines; an absent one is empty. Nothing is allocated for a field: a month has hundreds of thousands of them.
/// </summary>
internal sealed class FieldHash : IDisposable
{
    private const int LongestNumber = 64;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private char[] _line = ArrayPool<char>.Shared.Rent(1024);
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(4096);
    private int _length;

    public void Add(ReadOnlySpan<char> text)
    {
        Reserve(text.Length + LongestNumber);
        text.Length.TryFormat(_line.AsSpan(_length), out var digits, default, CultureInfo.InvariantCulture);
        _length += digits;
        _line[_length++] = ':';
        text.CopyTo(_line.AsSpan(_length));
        _length += text.Length;
    }

    /// <summary>At least two decimals, all that are there up to twelve.</summary>
    public void Add(decimal? number)
    {
        Span<char> text = stackalloc char[LongestNumber];
        var written = 0;
        number?.TryFormat(text, out written, "0.00##########", CultureInfo.InvariantCulture);
        Add(text[..written]);
    }

    public void Add(int? number)
    {
        Span<char> text = stackalloc char[LongestNumber];
        var written = 0;
        number?.TryFormat(text, out written, default, CultureInfo.InvariantCulture);
        Add(text[..written]);
    }

    /// <summary>As <c>yyyy-MM-dd</c>.</summary>
    public void Add(DateOnly? date)
    {
        Span<char> text = stackalloc char[LongestNumber];
        var written = 0;
        date?.TryFormat(text, out written, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        Add(text[..written]);
    }

    /// <summary>As <c>yyyy-MM</c>.</summary>
    public void Add(Month? month) => Add(month?.ToString());

    public void EndLine()
    {
        Reserve(1);
        _line[_length++] = '\n';
        var most = Encoding.UTF8.GetMaxByteCount(_length);
        if (_bytes.Length < most)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = ArrayPool<byte>.Shared.Rent(most);
        }

        _hash.AppendData(_bytes, 0, Encoding.UTF8.GetBytes(_line, 0, _length, _bytes, 0));
        _length = 0;
    }

    /// <summary>The hash of all lines, lower-case hex.</summary>
    public string End() => Convert.ToHexStringLower(_hash.GetHashAndReset());

    public void Dispose()
    {
        _hash.Dispose();
        ArrayPool<char>.Shared.Return(_line);
        ArrayPool<byte>.Shared.Return(_bytes);
    }

    private void Reserve(int more)
    {
        if (_line.Length - _length >= more) return;
        var larger = ArrayPool<char>.Shared.Rent(Math.Max(_length + more, 2 * _line.Length));
        _line.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<char>.Shared.Return(_line);
        _line = larger;
    }
}
