using PartnerPortal.Domain.Finance.Invoicing;
using PartnerPortal.Domain.Finance.Payments;

namespace PartnerPortal.Domain.Tests.Finance.Payments;

/// <summary>Invoices and what happens to them, in one line each.</summary>
internal static class InvoiceSamples
{
    public static readonly DateOnly IssuedOn = new(2013, 3, 18);

    public static InvoiceAccountLine Line(int lineNo, decimal net, decimal? rate = 33m, LineKind kind = LineKind.LicenceNew) => new(
        lineNo, kind, net, rate is { } value ? new Percentage(value) : null, rate is null ? null : "initial", DateOnly.MinValue);

    public static InvoiceAccount Invoice(decimal gross, params InvoiceAccountLine[] lines) => InCurrency("EUR", 1m, gross, lines);

    public static InvoiceAccount InCurrency(string currency, decimal fx, decimal gross, params InvoiceAccountLine[] lines) => new()
    {
        InvoiceNo = "R-1",
        Customer = "Bäckerei Huber",
        BilledTo = BilledTo.Customer,
        IssuedOn = IssuedOn,
        Currency = new Currency(currency),
        Fx = fx,
        GrossInvoiced = gross,
        Lines = lines,
    };

    public static InvoiceAccount BilledToPartner(string currency, decimal fx, decimal gross) => new()
    {
        InvoiceNo = "R-2",
        Customer = "Bäckerei Huber",
        BilledTo = BilledTo.Partner,
        IssuedOn = IssuedOn,
        Currency = new Currency(currency),
        Fx = fx,
        GrossInvoiced = gross,
        Lines = [Line(1, gross, rate: null)],
    };

    public static InvoiceEvent Issued(string number = "R-1") => new(InvoiceEventKind.Invoice, IssuedOn, number, 0m, []);

    public static InvoiceEvent Paid(decimal amount, string number = "PAY-1", DateOnly? on = null) =>
        new(InvoiceEventKind.Payment, on ?? IssuedOn.AddDays(20), number, amount, []);

    public static InvoiceEvent Credited(decimal gross, params (int LineIndex, decimal Net)[] lines) =>
        new(InvoiceEventKind.CreditNote, IssuedOn.AddDays(40), "CN-1", gross, lines);
}
