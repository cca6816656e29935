using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace PartnerPortal.Domain.Tests;

/// <summary>
/// The areas of the portal form one line, in every project: what stands in the folder of one uses only itself and those before it. Read
/// from
/// the sources, with what pages take from the _Imports of their folders.
/// </summary>
public sealed partial class AreaTests
{
    internal static readonly string[] Line = ["Platform", "People", "Program", "Sales", "Support", "Finance", "Exchange", "Overview"];

    // Rooms beside the areas. What they may use: the parts of all screens know only the first area; the others put the areas together.
    private static readonly Dictionary<string, string[]> Rooms = new()
    {
        ["PartnerPortal.Domain"] = [],
        ["PartnerPortal.Documents"] = ["Tables", "Templates", "Typesetting"],
        ["PartnerPortal.Data"] = ["Backups", "Files", "LocalCluster", "Migrations"],
        ["PartnerPortal.Application"] = [],
        ["PartnerPortal.Web/Components"] = ["Account", "Kit", "Layout", "Public"],
    };

    public static TheoryData<string> Projects => [.. Rooms.Keys];

    [Theory, MemberData(nameof(Projects))]
    public void Every_folder_is_an_area_or_a_room_that_is_named_here(string project) =>
        Directory.GetDirectories(FolderOf(project)).Where(path => Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Any())
            .Select(path => Path.GetFileName(path)).Where(name => name is not ("bin" or "obj")).ShouldBeSubsetOf(
                Line.Concat(Rooms[project]));

    [Theory, MemberData(nameof(Projects))]
    public void An_area_uses_only_itself_and_those_before_it(string project)
    {
        foreach (var area in Line.Where(area => Directory.Exists(Path.Combine(FolderOf(project), area))))
        {
            UsedIn(Path.Combine(FolderOf(project), area)).Where(use => Array.IndexOf(Line, use.Area) > Array.IndexOf(Line, area))
                .Select(use => $"{use.File} uses {use.Name}").ShouldBeEmpty($"{project}/{area}");
        }
    }

    [Theory]
    [InlineData("PartnerPortal.Web/Components/Kit", "Platform")]
    [InlineData("PartnerPortal.Web/Components/Account", "People")]
    public void A_room_of_all_screens_knows_only_the_first_areas(string room, string last) =>
        UsedIn(FolderOf(room)).Where(use => Array.IndexOf(Line, use.Area) > Array.IndexOf(Line, last))
            .Select(use => $"{use.File} uses {use.Name}").ShouldBeEmpty(room);

    [Fact]
    public void A_use_is_seen_in_code_and_in_pages()
    {
        const string code = """
            using PartnerPortal.Application.Finance.Ledger;
            @using PartnerPortal.Domain.Sales.Licensing
            // PartnerPortal.Application.Exchange is only spoken of
            var rate = Program.Terms.TermsStore.Load("Overview.Search");
            """;
        Uses(code).Select(use => use.Area).ShouldBe(["Finance", "Sales", "Program"]);
    }

    private static IEnumerable<(string File, string Area, string Name)> UsedIn(string folder) =>
        from path in Directory.EnumerateFiles(folder, "*.*", SearchOption.AllDirectories)
        where Path.GetExtension(path) is ".cs" or ".razor"
        from use in Uses(File.ReadAllText(path))
        select (Path.GetRelativePath(folder, path), use.Area, use.Name);

    private static IEnumerable<(string Area, string Name)> Uses(string text) =>
        AreaName().Matches(Spoken().Replace(text, "")).Where(
            match => match.Groups["project"].Success || IsNoun(match.Groups["area"].Value, match.Groups["noun"].Value))
            .Select(match => (match.Groups["area"].Value, match.Value));

    /// <summary>Whether an area has such a folder: what else stands behind a dot is somebody's property.</summary>
    private static bool IsNoun(string area, string name) =>
        Rooms.Keys.Any(project => Directory.Exists(Path.Combine(FolderOf(project), area, name)));

    internal static string FolderOf(string project) => Path.Combine(ArchitectureTests.RepositoryFolder(), "src", project);

    // With the project, or from within it: namespaces are found relative to the own one too.
    [GeneratedRegex(
        @"(?<![\w.])(?<project>(PartnerPortal\.)?(Domain|Documents|Data|Application|Web\.Components)\.)?(?<area>Platform|People|Program|Sales|Support|Finance|Exchange|Overview)\.(?<noun>[A-Z]\w+)", RegexOptions.ExplicitCapture)]
    private static partial Regex AreaName();

    [GeneratedRegex(""" //.*|^//.*|"[^"\n]*"|^namespace .*""", RegexOptions.Multiline)]
    private static partial Regex Spoken();
}
