using System.Text.RegularExpressions;
using System.Xml.Linq;
using PartnerPortal.Data.Identity;

namespace PartnerPortal.Web.Tests.Texts;

public sealed partial class WebTextsTests
{
    public static TheoryData<string> OtherLanguages => ["de", "es", "fr", "it", "nl", "pt", "ru"];

    [Theory]
    [MemberData(nameof(OtherLanguages))]
    public void A_language_has_every_key_and_no_other(string language) =>
        Read(language).Keys.Order().ShouldBe(Read(null).Keys.Order());

    [Theory]
    [MemberData(nameof(OtherLanguages))]
    public void A_translation_has_the_same_placeholders(string language)
    {
        var english = Read(null);
        var differing = Read(language).Where(text => Placeholders(text.Value) != Placeholders(english[text.Key])).Select(text => text.Key);
        differing.ShouldBeEmpty();
    }

    [Fact]
    public void No_text_is_empty() =>
        new string?[] { null, "de", "es", "fr", "it", "nl", "pt", "ru" }
            .SelectMany(language => Read(language).Where(text => string.IsNullOrWhiteSpace(text.Value)).Select(text => $"{language} {text.Key}"))
            .ShouldBeEmpty();

    [Fact]
    public void Every_key_is_used_in_the_sources()
    {
        var quoted = Sources().SelectMany(source => Quoted().Matches(source)).Select(match => match.Groups[1].Value).ToHashSet();
        Read(null).Keys.Where(key => !IsUsed(key, quoted)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_key_that_the_sources_name_exists()
    {
        var keys = Read(null).Keys.ToHashSet();
        Sources().SelectMany(source => Asked().Matches(source)).Select(match => match.Groups[1].Value)
            .Where(key => !key.EndsWith('.') && !keys.Contains(key)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_role_has_a_name()
    {
        var keys = Read(null).Keys.ToHashSet();
        Enum.GetValues<PortalRole>().Where(role => !keys.Contains("role." + role)).ShouldBeEmpty();
    }

    /// <summary>What stands before a member of a vocabulary or a column of a table.</summary>
    private static readonly string[] PutTogether = ["closed.", "history.", "made.", "partner.", "status.", "step."];

    /// <summary>Some keys are put together: the role of a person, the code of a rule, what a place of the rail is about.</summary>
    private static bool IsUsed(string key, HashSet<string> quoted) =>
        quoted.Contains(key)
        || (key.StartsWith("role.", StringComparison.Ordinal) && Enum.TryParse<PortalRole>(key["role.".Length..], out _))
        || (key.StartsWith("rule.", StringComparison.Ordinal) && quoted.Contains(key["rule.".Length..]))
        || PutTogether.Any(prefix => key.StartsWith(prefix, StringComparison.Ordinal) && !key[prefix.Length..].Contains('.', StringComparison.Ordinal))
        || (key.EndsWith(".about", StringComparison.Ordinal) && quoted.Contains(key[..^".about".Length]));

    private static IEnumerable<string> Sources() =>
        Directory.EnumerateFiles(Path.Combine(BuiltWeb.ProjectFolder, ".."), "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor")
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(File.ReadAllText);

    private static Dictionary<string, string> Read(string? language)
    {
        var file = language is null ? "WebTexts.resx" : $"WebTexts.{language}.resx";
        return XDocument.Load(Path.Combine(BuiltWeb.ProjectFolder, "Texts", file)).Root!.Elements("data")
            .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);
    }

    private static string Placeholders(string text) =>
        string.Join(' ', Placeholder().Matches(text).Select(match => match.Value).Distinct().Order());

    [GeneratedRegex(@"\{\d+")]
    private static partial Regex Placeholder();

    [GeneratedRegex("\"([A-Za-z_]+(?:\\.[A-Za-z_]+)*)\"")]
    private static partial Regex Quoted();

    [GeneratedRegex("\\bT\\[\"([A-Za-z_.]+)\"")]
    private static partial Regex Asked();
}
