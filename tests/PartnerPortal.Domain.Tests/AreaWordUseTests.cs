using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace PartnerPortal.Domain.Tests;

/// <summary>
/// Permissions, words of the audit trail, notices, mails and policies are fields that each area adds to types of the first one. That they
/// have no namespace of their own lets no area speak of what a later one declares.
/// </summary>
public sealed partial class AreaWordUseTests
{
    private static readonly string[] Projects = ["PartnerPortal.Application", "PartnerPortal.Web/Components"];

    /// <summary>What still knows of later areas: these show or search what several have.</summary>
    private static readonly string[] Allowed = ["PartnerHeadQueries.cs", "SearchQueries.cs"];

    [Fact]
    public void An_area_speaks_its_own_words_and_those_of_areas_before_it()
    {
        var areaOf = Declared().ToDictionary(word => word.Word, word => word.Area);
        areaOf.Count.ShouldBeGreaterThan(150);
        areaOf["Permission.CloseMonths"].ShouldBe("Finance");
        var later = from project in Projects
                    from area in AreaTests.Line
                    from file in Files(project, area)
                    where !Allowed.Contains(Path.GetFileName(file))
                    from word in Word().Matches(Comment().Replace(File.ReadAllText(file), "")).Select(match => match.Value).Distinct()
                    where areaOf.TryGetValue(word, out var owner)
                        && Array.IndexOf(AreaTests.Line, owner) > Array.IndexOf(AreaTests.Line, area)
                    select $"{area}/{Path.GetFileName(file)} says {word} of {areaOf[word]}";
        later.ShouldBeEmpty();
    }

    private static IEnumerable<(string Word, string Area)> Declared() =>
        from project in Projects
        from area in AreaTests.Line
        from file in Files(project, area)
        let text = Comment().Replace(File.ReadAllText(file), "")
        from type in Part().Matches(text).Select(match => match.Groups[1].Value)
        from word in Field().Matches(text).Select(match => match.Groups[1].Value)
        select ($"{type}.{word}", area);

    private static IEnumerable<string> Files(string project, string area)
    {
        var folder = Path.Combine(AreaTests.FolderOf(project), area);
        return Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*.*", SearchOption.AllDirectories)
                .Where(path => Path.GetExtension(path) is ".cs" or ".razor")
            : [];
    }

    [GeneratedRegex(@"partial class (Permission|AuditAction|NoticeKind|MailKind|AreaPolicies)\b")]
    private static partial Regex Part();

    [GeneratedRegex(@"public (?:static readonly (?:Permission|AuditAction|NoticeKind|MailKind)|const string) (\w+) =")]
    private static partial Regex Field();

    [GeneratedRegex(@"\b(?:Permission|AuditAction|NoticeKind|MailKind|AreaPolicies)\.[A-Z]\w+")]
    private static partial Regex Word();

    [GeneratedRegex("//.*")]
    private static partial Regex Comment();
}
