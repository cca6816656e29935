using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using PartnerPortal.Application.Platform.Fields;
using PartnerPortal.Documents.Finance.Statements;
using PartnerPortal.Documents.Platform.Countries;
using PartnerPortal.Documents.Program.Terms;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Ledger;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Documents;

public sealed class StatementTextsTests
{
    public static TheoryData<string> Languages { get; } = ["de", "en", "es", "ru", "fr", "it", "pt", "nl"];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_language_has_every_text_with_the_same_places(string language)
    {
        foreach (var resources in (ResourceManager[])[StatementTexts.Resources, CountryNames.Resources])
        {
            var neutral = Texts(resources, "");
            var own = Texts(resources, language == "en" ? "" : language);

            own.Keys.ShouldBe(neutral.Keys, ignoreOrder: true);
            foreach (var (key, text) in own) Places(text).ShouldBe(Places(neutral[key]), $"{language} {key}");
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_kind_has_a_name(string language)
    {
        var culture = CultureInfo.GetCultureInfo(language);

        Enum.GetValues<PostingKind>().Select(kind => StatementTexts.Kind(kind, culture)).ShouldBeUnique();
        Enum.GetValues<LineKind>().Select(kind => StatementTexts.LineKind(kind, culture)).ShouldBeUnique();
    }

    [Fact]
    public void A_labels_own_words_are_shown_as_they_are_written()
    {
        RuleTexts.Label("follow_up", CultureInfo.GetCultureInfo("de-AT")).ShouldBe("Folgegeschäft");
        RuleTexts.Label("first_year_top", CultureInfo.GetCultureInfo("de")).ShouldBe("first year top");
    }

    [Theory]
    [InlineData("de", "−1.234.567,50", "Januar 2026", "33,5\u00a0%")]
    [InlineData("en", "−1,234,567.50", "January 2026", "33.5%")]
    [InlineData("es", "−1.234.567,50", "enero de 2026", "33,5\u00a0%")]
    [InlineData("ru", "−1\u00a0234\u00a0567,50", "январь 2026 г.", "33,5\u00a0%")]
    [InlineData("fr", "−1\u202f234\u202f567,50", "janvier 2026", "33,5\u00a0%")]
    [InlineData("it", "−1.234.567,50", "gennaio 2026", "33,5\u00a0%")]
    [InlineData("pt", "−1\u00a0234\u00a0567,50", "janeiro de 2026", "33,5\u00a0%")]
    [InlineData("nl", "−1.234.567,50", "januari 2026", "33,5\u00a0%")]
    public void Numbers_and_months_follow_the_language(string code, string amount, string month, string percent)
    {
        var language = StatementLanguage.Of(code);

        language.Amount(-1_234_567.5m).ShouldBe(amount);
        language.Month(new(2026, 1)).ShouldBe(month);
        language.Percent(33.5m).ShouldBe(percent);
    }

    [Fact]
    public void Countries_are_named_in_the_language()
    {
        StatementLanguage.Of("de").Country("ES").ShouldBe("Spanien");
        StatementLanguage.Of("ru").Country("DE").ShouldBe("Германия");
        StatementLanguage.Of("es").Country("??").ShouldBe("??");
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_country_has_a_name_of_its_own(string language)
    {
        var names = CountryCodes.All.ToDictionary(code => code, code => CountryNames.Of(code, CultureInfo.GetCultureInfo(language)));
        names.Where(country => country.Value == country.Key || country.Value.Length < 3).ShouldBeEmpty();
        names.Values.Distinct().Count().ShouldBe(CountryCodes.All.Count);
    }

    private static Dictionary<string, string> Texts(ResourceManager resources, string language) =>
        resources.GetResourceSet(CultureInfo.GetCultureInfo(language), createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    private static string Places(string text) =>
        string.Join(' ', Regex.Matches(text, @"\{\d\}").Select(match => match.Value).Distinct().Order());
}
