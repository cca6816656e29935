using System.Text.RegularExpressions;
using PartnerPortal.Documents.Tables;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Exchange.Exports;

/// <summary>
/// Fills the queries of exports: COPY takes no parameters, so the program and the period are written in as literals of their types.
/// <c>{text:column}</c> is a column of free text, guarded against formulas; <c>{period:column}</c> the filter; <c>{all}</c> true without
/// one.
/// </summary>
internal static partial class ExportTemplate
{
    public static string Fill(string query, string programId, Month? period)
    {
        query = Text().Replace(query, match =>
        {
            var column = match.Groups[1].Value;
            var name = column[(column.IndexOf('.', StringComparison.Ordinal) + 1)..];
            return $"""case when {column} ~ '{FormulaGuard.Pattern}' then '''' || {column} else {column} end as {name}""";
        });
        query = Period().Replace(
            query, match => period is { } month ? $"{match.Groups[1].Value} = date '{month.First:yyyy-MM-dd}'" : "true");
        return query
            .Replace("{all}", period is null ? "true" : "false", StringComparison.Ordinal)
            .Replace("{program}", $"'{programId.Replace("'", "''", StringComparison.Ordinal)}'", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\{text:([a-z_.]+)\}")]
    private static partial Regex Text();

    [GeneratedRegex(@"\{period:([a-z_.]+)\}")]
    private static partial Regex Period();
}
