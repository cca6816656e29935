using System.Collections.Frozen;
using System.Text;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Catalogue;
using PartnerPortal.Domain.Invoicing;

namespace PartnerPortal.Application.Imports.Fields;

/// <summary>Words of a fixed list: kinds, countries, languages, yes and no.</summary>
internal static class CodeFields
{
    /// <summary>ISO 3166-1 alpha-2, the codes that are assigned.</summary>
    private static readonly FrozenSet<string> Countries = (
        "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI "
        + "CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP "
        + "GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK "
        + "LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA "
        + "PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF "
        + "TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW").Split(' ').ToFrozenSet();

    private static readonly FrozenDictionary<string, Cell> Kinds = Words(Vocabulary<LineKind>.Words);
    private static readonly FrozenDictionary<string, Cell> Payers = Words(Vocabulary<BilledTo>.Words);
    private static readonly FrozenDictionary<string, Cell> Languages = Words(["de", "en", "es", "ru", "fr", "it", "pt", "nl"]);
    private static readonly FrozenDictionary<string, Cell> Flags =
        new Dictionary<string, Cell> { ["yes"] = Cell.Of(true), ["no"] = Cell.Of(false) }.ToFrozenDictionary();

    public static Cell Kind(ReadOnlyMemory<byte> field) => OneOf(Kinds, field.Span, "no line kind");

    public static Cell BilledTo(ReadOnlyMemory<byte> field) => OneOf(Payers, field.Span, "neither customer nor partner");

    public static Cell Language(ReadOnlyMemory<byte> field) => OneOf(Languages, field.Span, "not one of de, en, es, ru, fr, it, pt, nl");

    public static Cell YesNo(ReadOnlyMemory<byte> field) => OneOf(Flags, field.Span, "neither yes nor no");

    public static Cell Country(ReadOnlyMemory<byte> field)
    {
        Span<char> code = stackalloc char[2];
        return field.Length == 2 && Ascii.ToUtf16(field.Span, code, out _) == System.Buffers.OperationStatus.Done
            && Countries.GetAlternateLookup<ReadOnlySpan<char>>().Contains(code)
            ? Cell.Of(field)
            : Cell.Faulty("no country of ISO 3166-1 alpha-2");
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
