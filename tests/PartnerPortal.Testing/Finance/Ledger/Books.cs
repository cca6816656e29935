using System.Globalization;

namespace PartnerPortal.Testing.Finance.Ledger;

/// <summary>A small folder in the import format, written row by row: dates as text, amounts as decimals.</summary>
public sealed class Books
{
    private static readonly (string Name, string Header)[] Headers =
    [
        ("partners.csv", "partner_id,name,country,email,language,activated_on,terminated_on,initial_cap,follow_up_cap,vat_id,iban"),
        ("customers.csv", "customer_id,name,country"),
        ("attributions.csv", "customer_id,partner_id,from"),
        ("invoices.csv", "invoice_no,customer_id,billed_to,issued_on,due_on,currency,gross,disputed,billed_partner,order_no"),
        ("invoice_lines.csv", "invoice_no,line_no,kind,description,quantity,net"),
        ("payments.csv", "payment_id,invoice_no,paid_on,amount"),
        ("credit_notes.csv", "credit_no,invoice_no,issued_on,gross"),
        ("credit_lines.csv", "credit_no,line_no,invoice_line_no,net"),
        ("services.csv", "service_id,partner_id,date,description,list_price"),
        ("rates.csv", "currency,date,rate,source"),
    ];

    private readonly Dictionary<string, List<string>> _rows = [];
    private string? _terms;

    /// <summary>Account number that the partners of these books have.</summary>
    public const string Iban = "DE89370400440532013000";

    public Books Partner(
        string id, string activatedOn, string? name = null, string terminatedOn = "", string initialCap = "", string followUpCap = "",
        string iban = Iban) =>
        Row("partners.csv", id, name ?? $"Partner {id}", "DE", "", "de", activatedOn, terminatedOn, initialCap, followUpCap, "", iban);

    /// <summary>A customer that belongs to the partner from the beginning.</summary>
    public Books Customer(string id, string? partner, string? name = null)
    {
        Row("customers.csv", id, name ?? $"Customer {id}", "DE");
        return partner is null ? this : Attribution(id, partner, "2000-01-01");
    }

    public Books Attribution(string customer, string partner, string from) => Row("attributions.csv", customer, partner, from);

    /// <summary>An invoice in euro to the customer.</summary>
    public Books Invoice(string no, string customer, string issuedOn, decimal gross, params (string Kind, decimal Net)[] lines) =>
        Invoice(no, customer, issuedOn, new InvoiceTraits(gross), lines);

    public Books Invoice(string no, string customer, string issuedOn, InvoiceTraits traits, params (string Kind, decimal Net)[] lines)
    {
        Row(
            "invoices.csv", no, customer, traits.BilledTo, issuedOn, traits.DueOn, traits.Currency, Text(traits.Gross),
            traits.Disputed ? "yes" : "no",
            traits.BilledPartner, traits.OrderNo);
        for (var line = 0; line < lines.Length; line++)
            Row("invoice_lines.csv", no, $"{line + 1}", lines[line].Kind, traits.Description, "1", Text(lines[line].Net));
        return this;
    }

    public Books Paid(string id, string invoice, string paidOn, decimal amount) => Row("payments.csv", id, invoice, paidOn, Text(amount));

    public Books Credit(string no, string? invoice, string issuedOn, decimal gross, params (int InvoiceLine, decimal Net)[] lines)
    {
        Row("credit_notes.csv", no, invoice ?? "", issuedOn, Text(gross));
        for (var line = 0; line < lines.Length; line++)
            Row("credit_lines.csv", no, $"{line + 1}", $"{lines[line].InvoiceLine}", Text(lines[line].Net));
        return this;
    }

    public Books Service(string id, string partner, string bookedOn, decimal listPrice, string description = "Support desk") =>
        Row("services.csv", id, partner, bookedOn, description, Text(listPrice));

    public Books Rate(string currency, string on, string rate) => Row("rates.csv", currency, on, rate, "Test bank");

    public Books Terms(string json)
    {
        _terms = json;
        return this;
    }

    /// <summary>The files that have rows; in another order of rows when shuffled.</summary>
    public (string Name, string Text)[] Files(Random? shuffled = null)
    {
        var files = Headers.Where(file => _rows.ContainsKey(file.Name))
            .Select(file =>
            {
                var rows = _rows[file.Name].ToArray();
                shuffled?.Shuffle(rows);
                return (file.Name, $"{file.Header}\n{string.Join('\n', rows)}\n");
            });
        return [.. files, .. _terms is null ? Array.Empty<(string, string)>() : [("terms.json", _terms)]];
    }

    private Books Row(string file, params string[] fields)
    {
        if (!_rows.TryGetValue(file, out var rows)) _rows[file] = rows = [];
        rows.Add(string.Join(',', fields));
        return this;
    }

    private static string Text(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);
}

/// <summary>What an invoice is besides its lines.</summary>
public sealed record InvoiceTraits(decimal Gross)
{
    public string Currency { get; init; } = "EUR";

    public string BilledTo { get; init; } = "customer";

    public bool Disputed { get; init; }

    public string DueOn { get; init; } = "";

    public string BilledPartner { get; init; } = "";

    public string OrderNo { get; init; } = "";

    public string Description { get; init; } = "";
}
