using PartnerPortal.Domain.Finance.Payments;
using PartnerPortal.Domain.Program.Partners;
using PartnerPortal.Domain.Program.Terms;

namespace PartnerPortal.Domain.Finance.Fees;

/// <summary>Licence revenue of an invoice (spec 01.5), in program currency.</summary>
public static class LicenceRevenue
{
    /// <summary>
    /// The sum over lines of threshold kinds of <c>round(net left / fx)</c>; on the basis <c>paid</c> times the paid share, inside the
    /// rounding. Zero before the invoice is issued, and for ever if the agreement was not in force on its issue date (spec 01.2, rule 1);
    /// credit notes take off what they credit whenever they come.
    /// </summary>
    /// <param name="invoice">The invoice as it stands.</param>
    /// <param name="agreement">Of the invoice's partner of record.</param>
    /// <param name="refundTerms">The terms of the fee year.</param>
    public static decimal Of(InvoiceAccount invoice, Agreement agreement, TermsVersion refundTerms)
    {
        ArgumentNullException.ThrowIfNull(invoice);
        ArgumentNullException.ThrowIfNull(agreement);
        ArgumentNullException.ThrowIfNull(refundTerms);
        if (!invoice.IsIssued || !agreement.InForceOn(invoice.IssuedOn)) return 0m;

        var (paid, of) = refundTerms.ThresholdBasis == ThresholdBasis.Paid ? invoice.Share : (1m, 1m);
        var revenue = 0m;
        foreach (var line in invoice.Lines)
        {
            if (refundTerms.ThresholdKinds.Contains(line.Kind)) revenue += Money.Round(line.NetLeft * paid / (of * invoice.Fx));
        }

        return revenue;
    }
}
