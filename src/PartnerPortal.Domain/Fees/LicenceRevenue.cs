using PartnerPortal.Domain.Payments;
using PartnerPortal.Domain.Programs;

namespace PartnerPortal.Domain.Fees;

/// <summary>Licence revenue of an invoice (spec 01.5), in program currency.</summary>
public static class LicenceRevenue
{
    /// <summary>
    /// The sum over lines of threshold kinds of <c>round(net left / fx)</c>; on the basis <c>paid</c> times the paid share, inside the
    /// rounding. Zero before the invoice is issued.
    /// </summary>
    public static decimal Of(InvoiceAccount invoice, TermsVersion refundTerms)
    {
        ArgumentNullException.ThrowIfNull(invoice);
        ArgumentNullException.ThrowIfNull(refundTerms);
        if (!invoice.IsIssued) return 0m;

        var (paid, of) = refundTerms.ThresholdBasis == ThresholdBasis.Paid ? invoice.Share : (1m, 1m);
        var revenue = 0m;
        foreach (var line in invoice.Lines)
        {
            if (refundTerms.ThresholdKinds.Contains(line.Kind)) revenue += Money.Round(line.NetLeft * paid / (of * invoice.Fx));
        }

        return revenue;
    }
}
