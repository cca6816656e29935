using System.Buffers.Binary;
using System.Text;

namespace PartnerPortal.Benchmarks.Circuits;

/// <summary>
/// As much of MessagePack as the messages between a browser and its circuit need: nil, booleans, numbers, text, bytes, arrays and maps.
/// </summary>
internal static class BlazorPack
{
    /// <summary>A message with its length in front, as SignalR frames it.</summary>
    public static byte[] Frame(params object?[] message)
    {
        using var body = new MemoryStream();
        Write(body, message);
        using var framed = new MemoryStream();
        for (var length = (int)body.Length; ; length >>= 7)
        {
            if (length < 0x80)
            {
                framed.WriteByte((byte)length);
                break;
            }

            framed.WriteByte((byte)(length | 0x80));
        }

        body.WriteTo(framed);
        return framed.ToArray();
    }

    /// <summary>The next whole message of a buffer; null if there is none yet.</summary>
    public static object?[]? Read(ReadOnlySpan<byte> buffer, out int used)
    {
        used = 0;
        var (length, prefix) = (0, 0);
        while (true)
        {
            if (prefix >= buffer.Length) return null;
            length |= (buffer[prefix] & 0x7f) << (7 * prefix);
            if ((buffer[prefix++] & 0x80) == 0) break;
        }

        if (buffer.Length < prefix + length) return null;
        used = prefix + length;
        var at = 0;
        return (object?[]?)Value(buffer.Slice(prefix, length), ref at);
    }

    private static void Write(MemoryStream to, object? value)
    {
        switch (value)
        {
            case null: to.WriteByte(0xc0); break;
            case bool flag: to.WriteByte(flag ? (byte)0xc3 : (byte)0xc2); break;
            case int number: WriteNumber(to, number); break;
            case long number: WriteNumber(to, number); break;
            case string text: WriteText(to, Encoding.UTF8.GetBytes(text)); break;
            case object?[] items:
                to.Write([0xdc, (byte)(items.Length >> 8), (byte)items.Length]);
                foreach (var item in items) Write(to, item);
                break;
            case IReadOnlyDictionary<string, string>: to.WriteByte(0x80); break;
            default: throw new ArgumentException($"No way to write a {value.GetType().Name}", nameof(value));
        }
    }

    private static void WriteNumber(MemoryStream to, long number)
    {
        Span<byte> bytes = stackalloc byte[9];
        bytes[0] = 0xd3;
        BinaryPrimitives.WriteInt64BigEndian(bytes[1..], number);
        to.Write(bytes);
    }

    private static void WriteText(MemoryStream to, byte[] text)
    {
        Span<byte> head = stackalloc byte[5];
        head[0] = 0xdb;
        BinaryPrimitives.WriteInt32BigEndian(head[1..], text.Length);
        to.Write(head);
        to.Write(text);
    }

    private static object? Value(ReadOnlySpan<byte> from, ref int at)
    {
        var type = from[at++];
        switch (type)
        {
            case <= 0x7f: return (long)type;
            case <= 0x8f: return Map(from, ref at, type & 0x0f);
            case <= 0x9f: return Array(from, ref at, type & 0x0f);
            case <= 0xbf: return Text(from, ref at, type & 0x1f);
            case 0xc0: return null;
            case 0xc2: return false;
            case 0xc3: return true;
            case 0xc4: return Bytes(from, ref at, (int)Number(from, ref at, 1));
            case 0xc5: return Bytes(from, ref at, (int)Number(from, ref at, 2));
            case 0xc6: return Bytes(from, ref at, (int)Number(from, ref at, 4));
            case 0xcc or 0xcd or 0xce or 0xcf: return Number(from, ref at, 1 << (type - 0xcc));
            case 0xd0: return (long)(sbyte)Number(from, ref at, 1);
            case 0xd1: return (long)(short)Number(from, ref at, 2);
            case 0xd2: return (long)(int)Number(from, ref at, 4);
            case 0xd3: return Number(from, ref at, 8);
            case 0xd9 or 0xda or 0xdb: return Text(from, ref at, (int)Number(from, ref at, 1 << (type - 0xd9)));
            case 0xdc: return Array(from, ref at, (int)Number(from, ref at, 2));
            case 0xdd: return Array(from, ref at, (int)Number(from, ref at, 4));
            case 0xde: return Map(from, ref at, (int)Number(from, ref at, 2));
            case >= 0xe0: return (long)(sbyte)type;
            default: throw new InvalidDataException($"Unknown type {type:x2}");
        }
    }

    private static long Number(ReadOnlySpan<byte> from, ref int at, int size)
    {
        long number = 0;
        for (var i = 0; i < size; i++) number = (number << 8) | from[at++];
        return number;
    }

    private static string Text(ReadOnlySpan<byte> from, ref int at, int length)
    {
        var text = Encoding.UTF8.GetString(from.Slice(at, length));
        at += length;
        return text;
    }

    // What a circuit draws is only received here, not looked at.
    private static int Bytes(ReadOnlySpan<byte> from, ref int at, int length)
    {
        if (at + length > from.Length) throw new InvalidDataException("A message ends too early");
        at += length;
        return length;
    }

    private static object?[] Array(ReadOnlySpan<byte> from, ref int at, int length)
    {
        var items = new object?[length];
        for (var i = 0; i < length; i++) items[i] = Value(from, ref at);
        return items;
    }

    private static object?[] Map(ReadOnlySpan<byte> from, ref int at, int length) => Array(from, ref at, 2 * length);
}
