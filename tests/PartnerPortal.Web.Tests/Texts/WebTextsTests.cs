using System.Text.RegularExpressions;
using System.Xml.Linq;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Messages;
using PartnerPortal.Application.Program.Applications;
using PartnerPortal.Application.Program.Partners;
using PartnerPortal.Application.Program.Terms;
using PartnerPortal.Application.Sales.Licensing;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Program.Terms;
using PartnerPortal.Domain.Sales.Licensing;
using PartnerPortal.Web.Texts;

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
    public void The_screens_have_all_languages() =>
        PortalLanguage.All.Select(language => language.Code).ShouldBe(LanguageCodes.All, ignoreOrder: true);

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
    public void Every_member_of_a_shown_vocabulary_has_a_name()
    {
        var keys = Read(null).Keys.ToHashSet();
        Vocabularies.SelectMany(vocabulary => Enum.GetNames(vocabulary.Value).SelectMany(member => Keys(vocabulary.Key, member)))
            .Where(key => !keys.Contains(key)).ShouldBeEmpty();
    }

    /// <summary>Enums whose members are shown under a prefix.</summary>
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
        "adjustState.", "balanceSide.", "help.", "helpText.", "invoiceState.", "line.", "payoutStatus.", "reason.", "reasonWhy.", "searchKind.", "standing.", "waits.",
        "closed.", "history.", "made.", "partner.", "people.", "person.", "status.", "step.", "terms.finding.",
    ];

    /// <summary>Some keys are put together: the role of a person, the code of a rule, what a place of the rail is about.</summary>
    private static bool IsUsed(string key, HashSet<string> quoted) =>
        quoted.Contains(key)
        || Vocabularies.Any(vocabulary => key.StartsWith(vocabulary.Key, StringComparison.Ordinal) && Enum.IsDefined(vocabulary.Value, key.Split('.')[1]))
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
