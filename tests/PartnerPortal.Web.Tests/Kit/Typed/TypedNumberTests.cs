using System.Globalization;
using System.Numerics;
using PartnerPortal.Domain;
using PartnerPortal.Web.Components.Kit.Typed;
using PartnerPortal.Web.Texts;

namespace PartnerPortal.Web.Tests.Kit.Typed;

/// <summary>What people type is what they mean in their language, or a fault; never another power of ten.</summary>
public sealed class TypedNumberTests
{
    private const string Comma = "de es it nl pt fr ru";
    private const string PointGroups = "de es it nl";

    private static readonly NumberRange Money = AmountLimits.Adjustment;

    public static TheoryData<string> Languages => [.. PortalLanguage.All.Select(language => language.Code)];

    [Theory]
    [InlineData(Comma, "12,50", "12.50")]
    [InlineData(Comma, "12,5", "12.5")]
    [InlineData(Comma, "1234,56", "1234.56")]
    [InlineData(Comma, "-0,01", "-0.01")]
    [InlineData(Comma, "\u22127,00", "-7.00")]
    [InlineData(Comma, "+7", "7")]
    [InlineData(Comma, "  7  ", "7")]
    [InlineData(PointGroups, "1.250", "1250")]
    [InlineData(PointGroups, "1.250,00", "1250.00")]
    [InlineData(PointGroups, "999.999,99", "999999.99")]
    [InlineData("en", "12.50", "12.50")]
    [InlineData("en", "1,250", "1250")]
    [InlineData("en", "-1,000,000.00", "-1000000.00")]
    [InlineData(Comma, "1 250,00", "1250.00")]
    [InlineData(Comma, "1\u00a0250,00", "1250.00")]
    [InlineData(Comma, "1\u202f250,00", "1250.00")]
    [InlineData(Comma, "1'250,00", "1250.00")]
    [InlineData(Comma, "1\u2019250,00", "1250.00")]
    [InlineData("en", "1 250.00", "1250.00")]
    [InlineData("en", "1\u2019250.00", "1250.00")]
    [InlineData("en", "0", "0")]
    [InlineData(Comma, "000007", "7")]
    public void What_a_language_writes_is_read(string languages, string typed, string expected) =>
        Each(languages, culture => TypedNumber.Read(typed, Money, culture).ShouldBe(
            new TypedNumber(decimal.Parse(expected, CultureInfo.InvariantCulture), null), culture.Name));

    [Theory]
    [InlineData("de es it nl pt fr ru", "12.50")]
    [InlineData("de es it nl pt fr ru", "1.5")]
    [InlineData("de es it nl pt fr ru", "0.500")]
    [InlineData("de es it nl pt fr ru", "1,250.00")]
    [InlineData("pt fr ru", "1.250")]
    [InlineData("pt fr ru", "1.250,00")]
    [InlineData("en", "1,5")]
    [InlineData("en", "12,50")]
    [InlineData("en", "1,25,000")]
    [InlineData("en", "1,2500")]
    [InlineData("en", "0,500")]
    [InlineData("en", "1.250,00")]
    [InlineData("en de es it nl pt fr ru", "1 25")]
    [InlineData("en de es it nl pt fr ru", "1'25")]
    [InlineData("en de es it nl pt fr ru", "1  250")]
    [InlineData("en de es it nl pt fr ru", "1 250'000")]
    [InlineData("en de es it nl pt fr ru", "12 EUR")]
    [InlineData("en de es it nl pt fr ru", "12%")]
    [InlineData("en de es it nl pt fr ru", "1e3")]
    [InlineData("en de es it nl pt fr ru", "0x10")]
    [InlineData("en de es it nl pt fr ru", "--5")]
    [InlineData("en de es it nl pt fr ru", "5-")]
    [InlineData("en de es it nl pt fr ru", "- 5")]
    [InlineData("en de es it nl pt fr ru", "(5)")]
    [InlineData("en de es it nl pt fr ru", "１２")]
    [InlineData("en de es it nl pt fr ru", "١٢")]
    [InlineData("en de es it nl pt fr ru", "12\u202e34")]
    [InlineData("en de es it nl pt fr ru", "1\u200b2")]
    [InlineData("en de es it nl pt fr ru", "NaN")]
    [InlineData("en de es it nl pt fr ru", ",")]
    [InlineData("en de es it nl pt fr ru", ".")]
    [InlineData("en de es it nl pt fr ru", "-")]
    [InlineData("en de es it nl pt fr ru", ",5")]
    [InlineData("en de es it nl pt fr ru", "5,")]
    public void What_could_be_meant_otherwise_is_no_number(string languages, string typed) =>
        Each(
            languages,
            culture => TypedNumber.Read(typed, Money, culture).ShouldBe(new TypedNumber(null, TypedFault.NotANumber), culture.Name));

    [Theory]
    [InlineData("de es it nl pt fr ru", "1,250", TypedFault.TooManyDecimals)]
    [InlineData("de es it nl pt fr ru", "12,345", TypedFault.TooManyDecimals)]
    [InlineData("de es it nl pt fr ru", "1,000", TypedFault.TooManyDecimals)]
    [InlineData("en", "1.250", TypedFault.TooManyDecimals)]
    [InlineData("en", "12.345", TypedFault.TooManyDecimals)]
    [InlineData("en", "1,000,000.01", TypedFault.OutOfBounds)]
    [InlineData("en", "-1000001", TypedFault.OutOfBounds)]
    [InlineData("en", "9,999,999,999,999,999", TypedFault.OutOfBounds)]
    [InlineData("de", "9.999.999.999.999.999", TypedFault.OutOfBounds)]
    [InlineData("en de", "99999999999999999999999999999999999", TypedFault.OutOfBounds)]
    [InlineData("en de", "", TypedFault.Missing)]
    [InlineData("en de", " \u00a0 ", TypedFault.Missing)]
    public void The_fault_is_named(string languages, string typed, TypedFault fault) =>
        Each(languages, culture => TypedNumber.Read(typed, Money, culture).ShouldBe(new TypedNumber(null, fault), culture.Name));

    [Theory]
    [InlineData("33,3333", null)]
    [InlineData("33,33333", TypedFault.TooManyDecimals)]
    [InlineData("100,0001", TypedFault.OutOfBounds)]
    [InlineData("-1", TypedFault.OutOfBounds)]
    public void A_percentage_has_four_decimals(string typed, TypedFault? fault) =>
        TypedNumber.Read(typed, AmountLimits.Percent, CultureInfo.GetCultureInfo("de-DE")).Fault.ShouldBe(fault);

    [Theory]
    [InlineData("en", "5", null)]
    [InlineData("en", "5.0", TypedFault.TooManyDecimals)]
    [InlineData("en", "1,000", null)]
    [InlineData("en", "1,001", TypedFault.OutOfBounds)]
    [InlineData("en", "0", TypedFault.OutOfBounds)]
    public void A_quantity_is_whole(string language, string typed, TypedFault? fault) =>
        Each(language, culture => TypedNumber.Read(typed, AmountLimits.Quantity, culture).Fault.ShouldBe(fault));

    [Theory]
    [MemberData(nameof(Languages))]
    public void What_is_written_is_read_again(string language)
    {
        var (culture, random) = (Culture(language), new Random(20261130));
        foreach (
            var range in new[] { Money, AmountLimits.Percent, AmountLimits.Quantity, AmountLimits.ParkingMultiple,
            AmountLimits.ParkingFloor })
        {
            for (var round = 0; round < 2_000; round++)
            {
                var value = Some(range, random);
                TypedNumber.Read(TypedNumber.Write(value, range, culture), range, culture).ShouldBe(
                    new TypedNumber(value, null), $"{language} {value}");
                TypedNumber.Read(TypedNumber.Write(value, range, culture, isShort: true), range, culture).Value.ShouldBe(value);
            }
        }
    }

    /// <summary>
    /// Random texts of digits and everything that separates: what is accepted is its digits with at most two of them behind the separator.
    /// </summary>
    [Theory]
    [MemberData(nameof(Languages))]
    public void What_is_accepted_is_never_another_power_of_ten(string language)
    {
        const string letters = "0123456789012345678901234567890123456789.,.,' \u00a0\u202f\u2019-\u2212+";
        var (culture, random) = (Culture(language), new Random(42));
        var accepted = 0;
        for (var round = 0; round < 200_000; round++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(1, 11)).Select(_ => letters[random.Next(letters.Length)])]);
            if (TypedNumber.Read(text, Money, culture).Value is not { } value) continue;
            accepted++;
            value.ShouldBe(ByHand(text, culture), $"{language} '{text}'");
        }

        accepted.ShouldBeGreaterThan(5_000);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void What_is_accepted_is_what_the_library_reads_too(string language)
    {
        var (culture, random) = (Culture(language), new Random(7));
        var format = culture.NumberFormat;
        for (var round = 0; round < 20_000; round++)
        {
            var text = $"{random.Next(1, 1_000)}{format.NumberGroupSeparator}{random.Next(0, 1_000):000}{format.NumberDecimalSeparator}{random.Next(0, 100):00}";
            TypedNumber.Read(text, Money, culture).Value.ShouldBe(decimal.Parse(text, NumberStyles.Number, culture), text);
        }
    }

    /// <summary>The digits as one whole number, over ten to the number of those after the last decimal separator.</summary>
    private static decimal ByHand(string text, CultureInfo culture)
    {
        var at = text.LastIndexOf(culture.NumberFormat.NumberDecimalSeparator, StringComparison.Ordinal);
        var digits = BigInteger.Parse(string.Concat(text.Where(char.IsAsciiDigit)), CultureInfo.InvariantCulture);
        var behind = at < 0 ? 0 : text[(at + 1)..].Count(char.IsAsciiDigit);
        var size = (decimal)digits;
        for (var digit = 0; digit < behind; digit++) size /= 10;
        return text.TrimStart()[0] is '-' or '\u2212' ? -size : size;
    }

    private static decimal Some(NumberRange range, Random random)
    {
        var scale = 1m;
        for (var digit = 0; digit < range.Decimals; digit++) scale *= 10;
        var steps = decimal.ToInt64((range.Most - range.Least) * scale);
        return range.Least + random.NextInt64(steps + 1) / scale;
    }

    private static void Each(string languages, Action<CultureInfo> check)
    {
        foreach (var language in languages.Split(' ')) check(Culture(language));
    }

    private static CultureInfo Culture(string language) => CultureInfo.GetCultureInfo(PortalLanguage.Find(language)!.CultureName);
}
