using System.Globalization;
using Microsoft.Extensions.Localization;
using PartnerPortal.Web.Texts;

namespace PartnerPortal.Web.Tests.Texts;

public sealed class PortalTextsTests
{
    [Theory]
    [InlineData("de", "Speichern")]
    [InlineData("de-DE", "Speichern")]
    [InlineData("ru", "Сохранить")]
    [InlineData("en-GB", "Save")]
    [InlineData("ja-JP", "Save")]
    [InlineData("", "Save")]
    public void A_text_is_in_the_language_of_the_reader_and_else_in_English(string culture, string expected) =>
        In(culture, texts => texts["form.save"]).Value.ShouldBe(expected);

    [Fact]
    public void Every_text_of_every_set_and_language_is_found_as_it_stands_there()
    {
        foreach (var language in ScreenTexts.Languages)
        {
            var written = ScreenTexts.Sets.SelectMany(set => ScreenTexts.Read(set, language));
            In(language ?? "en", texts => written.Where(text => texts[text.Key].Value != text.Text).ToList()).ShouldBeEmpty(
                language ?? "en");
        }
    }

    [Fact]
    public void What_nobody_wrote_says_its_key_and_that_it_is_missing()
    {
        var missing = In("de", texts => texts["rule.unheard_of"]);
        (missing.Value, missing.ResourceNotFound).ShouldBe(("rule.unheard_of", true));
        In("de", texts => texts["form.save"]).ResourceNotFound.ShouldBeFalse();
    }

    [Theory]
    [InlineData("de-DE", "1234,5")]
    [InlineData("en-GB", "1234.5")]
    public void Values_are_written_as_the_culture_writes_them(string culture, string number) =>
        In(culture, texts => texts["demo.making", "X", 1234.5m]).Value.ShouldContain(number);

    [Fact]
    public void A_key_in_two_sets_ends_the_start() =>
        Should.Throw<InvalidOperationException>(() => new PortalTexts([new TextSet(typeof(WebTexts)), new TextSet(typeof(WebTexts))]))
            .Message.ShouldContain("stands in WebTexts and in WebTexts");

    [Fact]
    public void Every_set_of_the_sources_is_registered_once() =>
        ScreenTexts.Registered.Order(StringComparer.Ordinal)
            .ShouldBe(ScreenTexts.Sets.Select(set => "PartnerPortal.Web." + set.Replace('/', '.')).Order(StringComparer.Ordinal));

    private static T In<T>(string culture, Func<IStringLocalizer<WebTexts>, T> say)
    {
        var (numbers, words) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            return say(ScreenTexts.OfAllAreas);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (numbers, words);
        }
    }
}
