using System.Collections.Frozen;
using System.Text;
using PartnerPortal.Application.Platform.Fields;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Invoicing;

namespace PartnerPortal.Application.Exchange.Imports.Fields;

/// <summary>Words of a fixed list: kinds, countries, languages, yes and no.</summary>
internal static class CodeFields
{
    private static readonly FrozenDictionary<string, Cell> Kinds = Words(Vocabulary<LineKind>.Words);
    private static readonly FrozenDictionary<string, Cell> Payers = Words(Vocabulary<BilledTo>.Words);
    private static readonly FrozenDictionary<string, Cell> Languages = Words(LanguageCodes.All);
    private static readonly string NoLanguage = $"not one of {string.Join(", ", LanguageCodes.All)}";
    private static readonly FrozenDictionary<string, Cell> Flags =
        new Dictionary<string, Cell> { ["yes"] = Cell.Of(true), ["no"] = Cell.Of(false) }.ToFrozenDictionary();

    public static Cell Kind(ReadOnlyMemory<byte> field) => OneOf(Kinds, field.Span, "no line kind");

    public static Cell BilledTo(ReadOnlyMemory<byte> field) => OneOf(Payers, field.Span, "neither customer nor partner");

    public static Cell Language(ReadOnlyMemory<byte> field) => OneOf(Languages, field.Span, NoLanguage);

    public static Cell YesNo(ReadOnlyMemory<byte> field) => OneOf(Flags, field.Span, "neither yes nor no");

    public static Cell Country(ReadOnlyMemory<byte> field)
    {
        Span<char> code = stackalloc char[2];
        return field.Length == 2 && Ascii.ToUtf16(field.Span, code, out _) == System.Buffers.OperationStatus.Done
            && CountryCodes.All.GetAlternateLookup<ReadOnlySpan<char>>().Contains(code)
            ? Cell.Of(field)
            : Cell.Faulty("no country of ISO 3166-1 alpha-2, nor XK");
    }

    public static Cell Currency(ReadOnlyMemory<byte> field) =>
        field.Length == 3 && field.Span.IndexOfAnyExceptInRange((byte)'A', (byte)'Z') < 0
            ? Cell.Of(field)
            : Cell.Faulty("no currency code of three capital letters");

    private static FrozenDictionary<string, Cell> Words(IEnumerable<string> words) =>
        words.ToFrozenDictionary(word => word, word => Cell.Of(Encoding.ASCII.GetBytes(word)));

    private static Cell OneOf(FrozenDictionary<string, Cell> words, ReadOnlySpan<byte> field, string otherwise)
    {
        Span<char> word = stackalloc char[32];
        return field.Length <= word.Length && Ascii.ToUtf16(field, word, out var length) == System.Buffers.OperationStatus.Done
            && words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word[..length], out var cell)
            ? cell
            : Cell.Faulty(otherwise);
    }
}
