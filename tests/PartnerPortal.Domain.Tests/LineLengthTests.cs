using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace PartnerPortal.Domain.Tests;

/// <summary>A line is read without moving sideways: 140 characters at most, not counting what stands in texts.</summary>
public sealed partial class LineLengthTests
{
    private const int Most = 140;

    /// <summary>Lists of words, drawings, and texts that are shown as they are written.</summary>
    private static readonly string[] Texts =
    [
        "AreaTests.cs", "CommonPasswords.cs", "DemoCustomerNames.cs", "ImportFilesTests.cs", "ListJourneyTests.cs", "PortalPage.cs",
        "PartnerPortal.Benchmarks/Program.cs", "TableTests.cs",
    ];

    [Theory]
    [InlineData("src")]
    [InlineData("tests")]
    public void No_line_of_code_is_longer(string folder) => Sources(folder, "*.cs")
        .SelectMany(path => File.ReadLines(path).Select((line, at) => (Line: Text().Replace(line, "\"\""), Place: $"{path}:{at + 1}")))
        .Where(line => line.Line.Length > Most).Select(line => line.Place).ShouldBeEmpty();

    /// <summary>Of a page all counts: what is written in quotes there is code.</summary>
    [Theory]
    [InlineData("src")]
    [InlineData("tests")]
    public void No_line_of_a_page_is_longer(string folder) => Sources(folder, "*.razor")
        .SelectMany(path => File.ReadLines(path).Select((line, at) => (line.Length, Place: $"{path}:{at + 1}")))
        .Where(line => line.Length > Most).Select(line => line.Place).ShouldBeEmpty();

    private static IEnumerable<string> Sources(string folder, string files) =>
        Directory.EnumerateFiles(Path.Combine(ArchitectureTests.RepositoryFolder(), folder), files, SearchOption.AllDirectories)
            .Where(path => !Texts.Any(text => path.EndsWith("/" + text, StringComparison.Ordinal)))
            .Where(path => !path.Contains("/Migrations/", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal));

    [GeneratedRegex(@"""(?:[^""\\]|\\.)*""")]
    private static partial Regex Text();
}
