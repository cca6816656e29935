using System.Globalization;
using System.Net;
using System.Text;
using PartnerPortal.Domain.Finance.Statements;

namespace PartnerPortal.Benchmarks.Statements;

/// <summary>What a statement says as a plain web page, for a browser to print.</summary>
internal static class StatementHtml
{
    private const string Style = """
        <style>@page { size: A4; margin: 18mm } body { font: 9pt sans-serif } table { width: 100%; border-collapse: collapse }
        th, td { text-align: left; padding: 2pt 4pt; border-bottom: 0.5pt solid #ccc } .n { text-align: right }</style>
        """;

    public static string Of(Statement statement)
    {
        var culture = CultureInfo.GetCultureInfo(statement.Partner.Language);
        var html = new StringBuilder("<!doctype html><meta charset=utf-8>").Append(Style);
        html.Append(
            culture,
            $"<h1>{statement.Number}</h1><p>{Text(statement.Partner.Name)}<br>{statement.Partner.PartnerId}<br>{statement.Partner.Country}</p>");
        html.Append(
            culture,
            $"<p>{statement.Period} · {statement.Opening.Amount:N2} · {statement.Closing.Amount:N2} {statement.Opening.Currency.Code}</p>");
        html.Append(
            culture, $"<p>{statement.Goal.FeeYear}: {statement.Goal.LicenceRevenue.Amount:N2} / {statement.Goal.Threshold.Amount:N2}</p>");
        foreach (var entries in statement.Entries.GroupBy(entry => entry.Kind))
        {
            html.Append(culture, $"<h2>{entries.Key}</h2><table>");
            foreach (var entry in entries)
            {
                html.Append(
                    culture,
                    $"<tr><td>{entry.ValueDate:d}<td>{Text(entry.Why.InvoiceNo)}<td>{Text(entry.Why.Customer)}<td>{Text(entry.Why.Label)}");
                html.Append(culture, $"<td class=n>{entry.Why.Base:N2}<td class=n>{entry.Why.Rate}<td class=n>{entry.Amount.Amount:N2}");
            }

            html.Append(culture, $"<tr><th colspan=6><th class=n>{entries.Sum(entry => entry.Amount.Amount):N2}</table>");
        }

        return html.Append(culture, $"<p>{statement.Hash}</p>").ToString();
    }

    private static string Text(string? text) => WebUtility.HtmlEncode(text ?? "");
}
