using System.Globalization;

namespace PartnerPortal.Application.Tests.Demo;

/// <summary>The rules of spec 06 for import files, checked the plain way. Gives every fault found.</summary>
internal sealed class SampleRules(SampleFolder folder, DateOnly today)
{
    private readonly Dictionary<string, Dictionary<string, string>> _invoices = folder.Rows("invoices").ToDictionary(
        row => row["invoice_no"]);
    private readonly Dictionary<(string, string), decimal> _lines =
        folder.Rows("invoice_lines").ToDictionary(row => (row["invoice_no"], row["line_no"]), row => Number(row["net"]));

    public IEnumerable<string> Faults() =>
        [.. Keys(), .. References(), .. Dates(), .. Invoices(), .. Credits(), .. Currencies(), .. Accounts()];

    private IEnumerable<string> Keys() =>
        from file in new[] { ("partners", "partner_id"), ("customers", "customer_id"), ("payments", "payment_id"), (
            "credit_notes", "credit_no"), ("services", "service_id") }
        from twice in folder.Rows(file.Item1).GroupBy(row => row[file.Item2]).Where(rows => rows.Count() > 1)
        select $"{file.Item1}: {twice.Key} twice";

    private IEnumerable<string> References()
    {
        var partners = folder.Rows("partners").Select(row => row["partner_id"]).ToHashSet();
        var customers = folder.Rows("customers").Select(row => row["customer_id"]).ToHashSet();
        return
        [
            .. Unknown("attributions", "partner_id", partners), .. Unknown("attributions", "customer_id", customers),
            .. Unknown("services", "partner_id", partners), .. Unknown("invoices", "customer_id", customers),
            .. Unknown("invoice_lines", "invoice_no", _invoices.Keys), .. Unknown("payments", "invoice_no", _invoices.Keys),
            .. Unknown("credit_notes", "invoice_no", [.. _invoices.Keys, ""]),
            .. Unknown("credit_lines", "credit_no", folder.Rows("credit_notes").Select(row => row["credit_no"]).ToHashSet()),
        ];
    }

    private IEnumerable<string> Unknown(string file, string column, ICollection<string> known) =>
        folder.Rows(file).Where(row => !known.Contains(row[column])).Select(row => $"{file}: unknown {column} {row[column]}");

    private IEnumerable<string> Dates() =>
        from column in new[]
        {
            ("partners", "activated_on"), ("partners", "terminated_on"), ("attributions", "from"), ("invoices", "issued_on"),
            ("payments", "paid_on"), ("credit_notes", "issued_on"), ("services", "date"), ("rates", "date"),
        }
        from row in folder.Rows(column.Item1)
        where row[column.Item2].Length > 0 && Date(row[column.Item2]) > today
        select $"{column.Item1}: {row[column.Item2]} is after today";

    private IEnumerable<string> Invoices()
    {
        var nets = _lines.GroupBy(line => line.Key.Item1).ToDictionary(lines => lines.Key, lines => lines.Sum(line => line.Value));
        return _invoices.Values.Where(row => !nets.TryGetValue(row["invoice_no"], out var net) || Number(row["gross"]) < net || net <= 0)
            .Select(row => $"invoices: {row["invoice_no"]} and its lines do not belong together");
    }

    private IEnumerable<string> Credits()
    {
        var left = new Dictionary<(string, string), decimal>(_lines);
        var notes = folder.Rows("credit_notes").ToDictionary(row => row["credit_no"]);
        foreach (var row in folder.Rows("credit_lines"))
        {
            var invoice = notes[row["credit_no"]]["invoice_no"];
            if (invoice.Length == 0) continue;
            var net = Number(row["net"]);
            if (net <= 0 || (left[(invoice, row["invoice_line_no"])] -= net) < 0)
                yield return $"credit_lines: {row["credit_no"]} takes too much";
        }

        foreach (var note in notes.Values.Where(note => note["invoice_no"].Length > 0))
        {
            var invoice = _invoices[note["invoice_no"]];
            if (Number(note["gross"]) is var gross && (gross <= 0 || gross > Number(invoice["gross"])))
                yield return $"credit_notes: {note["credit_no"]} gross";
            if (Date(note["issued_on"]) < Date(invoice["issued_on"]))
                yield return $"credit_notes: {note["credit_no"]} comes before its invoice";
        }
    }

    private IEnumerable<string> Currencies()
    {
        var rates = folder.Rows("rates").Select(row => (row["currency"], Date(row["date"]))).ToHashSet();
        return _invoices.Values.Where(row => row["currency"] != "EUR"
                && !Enumerable.Range(0, 8).Any(days => rates.Contains((row["currency"], Date(row["issued_on"]).AddDays(-days)))))
            .Select(row => $"rates: none for {row["currency"]} on {row["issued_on"]}");
    }

    private IEnumerable<string> Accounts() =>
        folder.Rows("partners").Select(row => row["iban"]).Where(iban => iban.Length > 0 && Remainder(iban) != 1).Select(
            iban => $"partners: {iban} is no IBAN");

    /// <summary>ISO 13616: first four characters to the end, letters as 10 to 35, modulo 97 is 1.</summary>
    private static int Remainder(string iban) =>
        (int)(System.Numerics.BigInteger.Parse(
            string.Concat((iban[4..] + iban[..4]).Select(letter => char.IsAsciiDigit(letter) ? letter - '0' : letter - 'A' + 10)),
            CultureInfo.InvariantCulture) % 97);

    public static decimal Number(string text) =>
        decimal.Parse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    public static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
