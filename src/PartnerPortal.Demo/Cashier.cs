using PartnerPortal.Domain;

namespace PartnerPortal.Demo;

/// <summary>
/// How an invoice is paid: mostly in time, sometimes in parts, late, returned by the bank, credited or never. Nothing after today.
/// </summary>
internal sealed class Cashier(DateOnly today, SeededRandom random)
{
    /// <param name="mayCreditLicences">Whether a credit may change the partner's licence revenue.</param>
    public void Settle(DraftInvoice invoice, bool mayCreditLicences)
    {
        var paidOn = invoice.IssuedOn.AddDays(random.Between(6, 32));
        switch (random.Below(100))
        {
            case < 1 when mayCreditLicences && Credit(invoice, all: true):
            case < 3 when Credit(invoice, all: false, mayCreditLicences):
                PayRest(invoice, paidOn.AddDays(28));
                break;
            case < 6: // never paid, overdue
                break;
            case < 20:
                PayPart(invoice, paidOn, 50);
                PayRest(invoice, paidOn.AddDays(random.Between(14, 40)));
                break;
            case < 24:
                PayPart(invoice, paidOn, 30);
                PayPart(invoice, paidOn.AddDays(30), 30);
                PayRest(invoice, paidOn.AddDays(60));
                break;
            case < 34:
                PayRest(invoice, invoice.IssuedOn.AddDays(random.Between(45, 95)));
                break;
            case < 37:
                PayRest(invoice, paidOn);
                Return(invoice, paidOn.AddDays(4));
                PayRest(invoice, paidOn.AddDays(random.Between(20, 35)));
                break;
            case < 39:
                Pay(invoice, paidOn, invoice.Gross + 10_00);
                break;
            default:
                PayRest(invoice, paidOn);
                break;
        }
    }

    /// <summary>Takes half of one line off, or all of the invoice. False if there is no such line or the day has not come.</summary>
    private bool Credit(DraftInvoice invoice, bool all, bool mayCreditLicences = true)
    {
        var issuedOn = invoice.IssuedOn.AddDays(random.Between(5, 26));
        if (issuedOn > today) return false;
        if (all)
        {
            invoice.CreditAll(issuedOn);
            return true;
        }

        var index = invoice.Lines.FindLastIndex(line => mayCreditLicences || !IsLicence(line.Kind));
        if (index < 0) return false;
        invoice.CreditLine(index + 1, invoice.Lines[index].Net / 2, issuedOn);
        return true;
    }

    private void PayPart(DraftInvoice invoice, DateOnly paidOn, int percent) => Pay(invoice, paidOn, invoice.Gross * percent / 100);

    private void PayRest(DraftInvoice invoice, DateOnly paidOn) =>
        Pay(invoice, paidOn, invoice.Gross - (invoice.Credit?.Gross ?? 0) - invoice.Payments.Sum(payment => payment.Cents));

    private void Return(DraftInvoice invoice, DateOnly returnedOn) =>
        Pay(invoice, returnedOn, -invoice.Payments.Sum(payment => payment.Cents));

    private void Pay(DraftInvoice invoice, DateOnly paidOn, long cents)
    {
        if (paidOn <= today && cents != 0) invoice.Pay(paidOn, cents);
    }

    private static bool IsLicence(LineKind kind) =>
        kind is LineKind.LicenceNew or LineKind.LicenceExtension or LineKind.LicenceSubscription;
}
