using PartnerPortal.Web.Tests.Access;

namespace PartnerPortal.Web.Tests.Security;

/// <summary>
/// No text of a command is made of input, in any source of the portal. Parts that are no constants and hold no input stand in their area's
/// <c>sql-text.txt</c>, as file | part | why.
/// </summary>
public sealed class SqlTextTests
{
    private static readonly string Source = Path.GetFullPath(Path.Combine(BuiltWeb.ProjectFolder, ".."));

    [Fact]
    public void Commands_are_made_of_constants_and_of_what_is_agreed_to()
    {
        var sources = Directory.EnumerateFiles(Source, "*.cs", SearchOption.AllDirectories)
            .Where(
                file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal)
                    && !file.Contains("/node_modules/", StringComparison.Ordinal))
            .ToDictionary(file => Path.GetRelativePath(Source, file), File.ReadAllText);
        new AgreedLines("Security/sql-text.txt", line => line[..line.LastIndexOf(" | ", StringComparison.Ordinal)])
            .ShouldSay(new SqlTextRule(sources).Check()
                .Select(fault => new AgreedLine(Areas.OfFile(fault.Path), $"{fault.File} | {fault.Part}")));
    }

    [Theory]
    [InlineData("""tx.Run("select 1")""", 0)]
    [InlineData("""tx.Run("select " + Table)""", 0)]
    [InlineData("""tx.Run($"select {Table} limit {count}")""", 0)]
    [InlineData("""tx.Run(count > 1 ? "a" : Table)""", 0)]
    [InlineData("""tx.Run("select " + Composed)""", 0)]
    [InlineData("""tx.Run("select " + input)""", 1)]
    [InlineData("""tx.Run($"select {Table} where name = '{input}'")""", 1)]
    [InlineData("""tx.Run(sql: input)""", 1)]
    [InlineData("""tx.Run(count > 1 ? "a" : input)""", 1)]
    [InlineData("""tx.Run(string.Format("select {0}", input))""", 1)]
    [InlineData("""tx.Run(input.Trim())""", 1)]
    [InlineData("""{ var text = "select "; text = text + input; tx.Run(text); }""", 1)]
    [InlineData("""new Npgsql.NpgsqlCommand("select " + input)""", 1)]
    [InlineData("""{ using var c = new Npgsql.NpgsqlCommand(); c.CommandText = "select " + input; }""", 1)]
    public void It_finds_input_in_the_text_of_a_command(string statement, int faults)
    {
        var body = statement.StartsWith('{') ? statement : $"{{ {statement}; }}";
        var source = $$"""
            class Tx { public void Run(string sql, params object[] values) { } }
            class Sample
            {
                private const string Table = "t";
                private static readonly string Composed = Table + " " + Table;
                void M(Tx tx, string input, int count) {{body}}
            }
            """;
        new SqlTextRule(new Dictionary<string, string> { ["sample.cs"] = source }).Check().Count.ShouldBe(faults);
    }
}
