namespace PartnerPortal.Application.Tests.Demo;

/// <summary>
/// Licence revenue of a calendar year by partner of record, from the files alone; amounts in euros only, which all near the threshold have.
/// </summary>
internal static class DemoRevenue
{
    public static Dictionary<string, decimal> OfYear(SampleFolder folder, int year)
    {
        var partners = folder.Rows("attributions").ToLookup(
            row => row["customer_id"], row => (Id: row["partner_id"], From: SampleRules.Date(row["from"])));
        var owners = folder.Rows("invoices").Where(
            row => row["currency"] == "EUR" && SampleRules.Date(row["issued_on"]).Year == year).ToDictionary(
            row => row["invoice_no"],
            row => partners[row["customer_id"]].Where(partner => partner.From <= SampleRules.Date(row["issued_on"]))
                .OrderBy(partner => partner.From).LastOrDefault().Id);
        var notes = folder.Rows("credit_notes").ToDictionary(row => row["credit_no"], row => row["invoice_no"]);
        var credits = folder.Rows("credit_lines").ToLookup(
            row => (notes[row["credit_no"]], row["invoice_line_no"]), row => SampleRules.Number(row["net"]));
        return folder.Rows("invoice_lines")
            .Where(
                row => row["kind"].StartsWith("licence_", StringComparison.Ordinal)
                    && owners.GetValueOrDefault(row["invoice_no"]) is not null)
            .GroupBy(row => owners[row["invoice_no"]])
            .ToDictionary(
                lines => lines.Key,
                lines => lines.Sum(row => SampleRules.Number(row["net"]) - credits[(row["invoice_no"], row["line_no"])].Sum()));
    }
}
