using PartnerPortal.Domain;

namespace PartnerPortal.Demo;

internal sealed record SamplePartner(
    string Id, string Name, string Country, string Email, string Language, DateOnly ActivatedOn, DateOnly? TerminatedOn,
    int? InitialCap, int? FollowUpCap, string? VatId, string? Iban);

internal readonly record struct SampleService(string Id, string PartnerId, DateOnly Date, string Description, long ListPriceCents);

internal readonly record struct SampleRate(string Currency, DateOnly Date, int TenThousandths, string Source);

/// <summary>A folder in the import format (spec 06), written row by row: the one place here that knows its columns.</summary>
internal sealed class FolderWriter : IDisposable
{
    private const int DaysToPay = 30;

    private readonly string _directory;
    private readonly List<ImportFileWriter> _files = [];
    private readonly ImportFileWriter _partners, _customers, _attributions, _invoices, _lines, _payments, _credits, _creditLines, _services,
        _rates;

    public FolderWriter(string directory)
    {
        _directory = Directory.CreateDirectory(directory).FullName;
        _partners = Open(
            "partners", "partner_id,name,country,email,language,activated_on,terminated_on,initial_cap,follow_up_cap,vat_id,iban");
        _customers = Open("customers", "customer_id,name,country");
        _attributions = Open("attributions", "customer_id,partner_id,from");
        _invoices = Open("invoices", "invoice_no,customer_id,billed_to,issued_on,due_on,currency,gross,disputed");
        _lines = Open("invoice_lines", "invoice_no,line_no,kind,description,quantity,net");
        _payments = Open("payments", "payment_id,invoice_no,paid_on,amount");
        _credits = Open("credit_notes", "credit_no,invoice_no,issued_on,gross");
        _creditLines = Open("credit_lines", "credit_no,line_no,invoice_line_no,net");
        _services = Open("services", "service_id,partner_id,date,description,list_price");
        _rates = Open("rates", "currency,date,rate,source");
    }

    public void Add(SamplePartner row) =>
        _partners.Text(row.Id).Text(row.Name).Text(row.Country).Text(row.Email).Text(row.Language).Date(row.ActivatedOn).Date(
            row.TerminatedOn)
            .Number(row.InitialCap).Number(row.FollowUpCap).Text(row.VatId).Text(row.Iban).EndRow();

    public void AddCustomer(string id, string name, string country) => _customers.Text(id).Text(name).Text(country).EndRow();

    public void AddAttribution(string customerId, string partnerId, DateOnly from) =>
        _attributions.Text(customerId).Text(partnerId).Date(from).EndRow();

    /// <summary>The invoice and its lines.</summary>
    public void Add(DraftInvoice invoice)
    {
        _invoices.Text(invoice.Number).Text(invoice.CustomerId).Text(invoice.BilledToPartner ? "partner" : "customer")
            .Date(invoice.IssuedOn).Date(invoice.IssuedOn.AddDays(DaysToPay))
            .Text(invoice.Terms.Currency).Cents(invoice.Gross).Text(invoice.Disputed ? "yes" : "no").EndRow();
        var number = 0;
        foreach (var (kind, description, quantity, net) in invoice.Lines)
        {
            _lines.Text(invoice.Number).Number(++number).Text(Vocabulary<LineKind>.Text(kind)).Text(description).Number(quantity).Cents(
                net).EndRow();
        }
    }

    public void AddPayment(string id, string invoiceNumber, DateOnly paidOn, long cents) =>
        _payments.Text(id).Text(invoiceNumber).Date(paidOn).Cents(cents).EndRow();

    /// <summary>The credit note and its lines.</summary>
    public void AddCredit(string number, string? invoiceNumber, DraftCredit credit)
    {
        _credits.Text(number).Text(invoiceNumber).Date(credit.IssuedOn).Cents(credit.Gross).EndRow();
        var lineNumber = 0;
        foreach (var (invoiceLine, net) in credit.Lines)
            _creditLines.Text(number).Number(++lineNumber).Number(invoiceLine).Cents(net).EndRow();
    }

    public void Add(in SampleService row) =>
        _services.Text(row.Id).Text(row.PartnerId).Date(row.Date).Text(row.Description).Cents(row.ListPriceCents).EndRow();

    public void Add(in SampleRate row) =>
        _rates.Text(row.Currency).Date(row.Date).TenThousandths(row.TenThousandths).Text(row.Source).EndRow();

    public void Dispose() => _files.ForEach(file => file.Dispose());

    private ImportFileWriter Open(string name, string header)
    {
        var file = new ImportFileWriter(Path.Combine(_directory, name + ".csv"), header);
        _files.Add(file);
        return file;
    }
}
