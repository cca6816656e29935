using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace PartnerPortal.Domain.Tests;

/// <summary>
/// Columns of SQL are read by name in one place (RowReader), and the count of a page in another (ListPage): a number shifts silently when
/// a query changes.
/// </summary>
public sealed partial class ColumnNumberTests
{
    private static readonly string[] Readers = ["RowReader.cs", "ListPage.cs", "DataProtectionKeys.cs"];

    [Fact]
    public void No_column_is_read_by_its_number() =>
        Directory.EnumerateFiles(Path.Combine(ArchitectureTests.RepositoryFolder(), "src"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !Readers.Contains(Path.GetFileName(path)))
            .SelectMany(path => Read().Matches(File.ReadAllText(path)).Select(match => $"{path}: {match.Value}")).ShouldBeEmpty();

    [Theory]
    [InlineData("row.GetString(0)", true)]
    [InlineData("reader.GetFieldValue<DateOnly>(12)", true)]
    [InlineData("row.IsDBNull(column)", true)]
    [InlineData("Encoding.UTF8.GetString(plain)", false)]
    public void It_sees_one_that_is(string code, bool seen) => Read().IsMatch(code).ShouldBe(seen);

    [GeneratedRegex(@"\b(row|reader)\.(Get(String|Boolean|Guid|Int16|Int32|Int64|Decimal|DateTime|Value|FieldValue<[^(]*>)|IsDBNull)\((?!\))")]
    private static partial Regex Read();
}
