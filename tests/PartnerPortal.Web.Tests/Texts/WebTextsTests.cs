using System.Reflection;
using System.Text.RegularExpressions;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Messages;
using PartnerPortal.Application.Program.Applications;
using PartnerPortal.Application.Program.Partners;
using PartnerPortal.Application.Program.Terms;
using PartnerPortal.Application.Sales.Licensing;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Program.Applications;
using PartnerPortal.Domain.Program.Partners;
using PartnerPortal.Domain.Program.Terms;
using PartnerPortal.Domain.Sales.Licensing;
using PartnerPortal.Web.Texts;

namespace PartnerPortal.Web.Tests.Texts;

public sealed partial class WebTextsTests
{
    /// <summary>Every set in every language but English.</summary>
    public static TheoryData<string, string> Translations
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var set in ScreenTexts.Sets)
                foreach (var language in ScreenTexts.Languages.OfType<string>()) all.Add(set, language);
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Translations))]
    public void A_language_has_every_key_and_no_other(string set, string language) =>
        ScreenTexts.Read(set, language).Select(text => text.Key).ShouldBe(ScreenTexts.Read(set, null).Select(text => text.Key));

    [Theory]
    [MemberData(nameof(Translations))]
    public void A_translation_has_the_same_placeholders(string set, string language)
    {
        var english = ScreenTexts.Read(set, null).ToDictionary(text => text.Key, text => text.Text);
        ScreenTexts.Read(set, language).Where(text => Placeholders(text.Text) != Placeholders(english[text.Key])).Select(text => text.Key)
            .ShouldBeEmpty();
    }

    [Fact]
    public void A_key_stands_once_in_all_sets() =>
        ScreenTexts.Keys.GroupBy(key => key.Key).Where(key => key.Count() > 1)
            .Select(key => $"{key.Key} in {string.Join(" and ", key.Select(one => one.Set))}").ShouldBeEmpty();

    [Fact]
    public void Keys_are_in_order() =>
        ScreenTexts.Sets.Where(set => !ScreenTexts.Read(set, null).Select(text => text.Key)
            .SequenceEqual(ScreenTexts.Read(set, null).Select(text => text.Key).Order(StringComparer.Ordinal))).ShouldBeEmpty();

    [Fact]
    public void A_room_asks_for_the_texts_of_all_screens_and_an_area_also_for_its_own_and_those_before_it()
    {
        var homes = ScreenTexts.Keys.ToDictionary(key => key.Key, key => Place(key.Set));
        var later = from source in Sources()
                    where source.File.StartsWith("PartnerPortal.Web/", StringComparison.Ordinal)
                    from match in Quoted().Matches(source.Text)
                    let key = match.Groups[1].Value
                    where homes.TryGetValue(key, out var home) && home > Place(source.File["PartnerPortal.Web/".Length..])
                    select $"{source.File} asks for {key}";
        later.ShouldBeEmpty();
    }

    [Fact]
    public void The_screens_have_all_languages() =>
        PortalLanguage.All.Select(language => language.Code).ShouldBe(LanguageCodes.All, ignoreOrder: true);

    [Fact]
    public void No_text_is_empty() =>
        ScreenTexts.Languages.SelectMany(language => ScreenTexts.Sets.SelectMany(set => ScreenTexts.Read(set, language))
            .Where(text => string.IsNullOrWhiteSpace(text.Text)).Select(text => $"{language} {text.Key}")).ShouldBeEmpty();

    [Fact]
    public void Every_key_is_used_in_the_sources()
    {
        var quoted = Sources().SelectMany(source => Quoted().Matches(source.Text)).Select(match => match.Groups[1].Value).ToHashSet();
        ScreenTexts.Keys.Where(key => !IsUsed(key.Key, quoted)).Select(key => key.Key).ShouldBeEmpty();
    }

    [Fact]
    public void Every_key_that_the_sources_name_exists()
    {
        var keys = ScreenTexts.Keys.Select(key => key.Key).ToHashSet();
        Sources().SelectMany(source => Asked().Matches(source.Text)).Select(match => match.Groups[1].Value)
            .Where(key => !key.EndsWith('.') && !keys.Contains(key)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_member_of_a_shown_vocabulary_has_a_name()
    {
        var keys = ScreenTexts.Keys.Select(key => key.Key).ToHashSet();
        Vocabularies.SelectMany(vocabulary => Members(vocabulary.Value).SelectMany(member => Keys(vocabulary.Key, member)))
            .Where(key => !keys.Contains(key)).ShouldBeEmpty();
    }

    /// <summary>Of an enum, and of a vocabulary to which each area adds its words.</summary>
    private static IEnumerable<string> Members(Type vocabulary) =>
        from field in vocabulary.GetFields(BindingFlags.Public | BindingFlags.Static) where field.FieldType == vocabulary select field.Name;

    /// <summary>Vocabularies whose members are shown under a prefix.</summary>
    private static readonly Dictionary<string, Type> Vocabularies = new()
    {
        ["role."] = typeof(PortalRole),
        ["audit."] = typeof(AuditAction),
        ["notice."] = typeof(NoticeKind),
        ["mail."] = typeof(MailKind),
        ["allowance."] = typeof(AllowanceKind),
        ["allowances."] = typeof(AllowanceFilter),
        ["ownUseKind."] = typeof(OwnUseKind),
        ["unit."] = typeof(OwnUseUnit),
        ["lineKind."] = typeof(LineKind),
        ["termsField."] = typeof(TermsField),
        ["termsStanding."] = typeof(TermsStanding),
        ["thresholdBasis."] = typeof(ThresholdBasis),
        ["mailStatus."] = typeof(MailStatus),
        ["noticeKind."] = typeof(NoticeKind),
        ["applicationStatus."] = typeof(ApplicationStatus),
        ["partnerModel."] = typeof(PartnerModel),
        ["modelHelp."] = typeof(PartnerModel),
        ["companySize."] = typeof(CompanySize),
        ["twinReason."] = typeof(TwinReason),
        ["statusChange."] = typeof(StatusChange),
    };

    /// <summary>A mail has a subject and a body; the others have one name.</summary>
    private static string[] Keys(string prefix, string member) =>
        prefix == "mail." && member != nameof(MailKind.Notice) ? [$"mail.{member}.subject", $"mail.{member}.body"]
        : prefix == "mail." ? [] : [prefix + member];

    /// <summary>What stands before a member of a vocabulary or a column of a table.</summary>
    private static readonly string[] PutTogether =
    [
        "adjustState.", "balanceSide.", "help.", "helpText.", "invoiceState.", "line.", "payoutStatus.", "reason.", "reasonWhy.",
        "standing.", "waits.",
        "closed.", "history.", "made.", "partner.", "people.", "person.", "status.", "step.", "terms.finding.",
    ];

    /// <summary>Some keys are put together: the role of a person, the code of a rule, what a place of the rail is about.</summary>
    private static bool IsUsed(string key, HashSet<string> quoted) =>
        quoted.Contains(key)
        || Vocabularies.Any(all => key.StartsWith(all.Key, StringComparison.Ordinal) && Members(all.Value).Contains(key.Split('.')[1]))
        || (key.StartsWith("rule.", StringComparison.Ordinal) && quoted.Contains(key["rule.".Length..]))
        || PutTogether.Any(
            prefix => key.StartsWith(prefix, StringComparison.Ordinal) && !key[prefix.Length..].Contains('.', StringComparison.Ordinal))
        || (key.EndsWith(".about", StringComparison.Ordinal) && quoted.Contains(key[..^".about".Length]));

    /// <summary>
    /// Where an area stands in the line; a room of all screens, or what belongs to all, before the first. The account's knows people.
    /// </summary>
    private static int Place(string path) =>
        path.Split('/') is not ["Components", var area, ..]
            ? -1 : area == "Account" ? Array.IndexOf(Line, "People")
            : Array.IndexOf(Line, area);

    private static readonly string[] Line = ["Platform", "People", "Program", "Sales", "Support", "Finance", "Exchange", "Overview"];

    private static IEnumerable<(string File, string Text)> Sources()
    {
        var root = Path.GetFullPath(Path.Combine(BuiltWeb.ProjectFolder, ".."));
        return Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor")
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(file => (Path.GetRelativePath(root, file), File.ReadAllText(file)));
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
