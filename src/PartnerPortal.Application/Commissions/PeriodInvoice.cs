using PartnerPortal.Domain;
using PartnerPortal.Domain.Commissions;
using PartnerPortal.Domain.Fees;
using PartnerPortal.Domain.Ledger;
using PartnerPortal.Domain.Payments;
using PartnerPortal.Domain.Programs;

namespace PartnerPortal.Application.Commissions;

/// <summary>An invoice as it stood before a range of periods, and what happened to it in them.</summary>
internal sealed class PeriodInvoice(string partnerId, InvoiceAccount account)
{
    private readonly List<(Month Period, InvoiceEvent Happened)> _events = [];

    public string PartnerId => partnerId;

    public InvoiceAccount Account => account;

    public void Add(Month period, InvoiceEvent happened) => _events.Add((period, happened));

    public InvoiceAccountLine Line(int lineNo) => account.Lines[IndexOf(lineNo)];

    public IReadOnlyList<(int LineIndex, decimal Net)> IndexLines(IEnumerable<(int LineNo, decimal Net)> credits) =>
        [.. credits.Select(credit => (IndexOf(credit.LineNo), credit.Net))];

    /// <summary>Lets the events take effect, period by period, and gives what each of them posts.</summary>
    public IEnumerable<Posting> Post(Currency program)
    {
        _events.Sort((left, right) => left.Period == right.Period
            ? InvoiceEvent.InOrder(left.Happened, right.Happened)
            : left.Period.CompareTo(right.Period));
        foreach (var (period, happened) in _events)
        {
            account.Apply(happened);
            foreach (var posting in CommissionCalculator.Post(account, happened, partnerId, period, program)) yield return posting;
            foreach (var posting in PurchaseCalculator.Post(account, happened, partnerId, period, program)) yield return posting;
        }
    }

    /// <summary>Licence revenue as the invoice stands now, program currency.</summary>
    public decimal LicenceRevenue(TermsVersion refundTerms) => Domain.Fees.LicenceRevenue.Of(account, refundTerms);

    private int IndexOf(int lineNo)
    {
        for (var index = 0; index < account.Lines.Count; index++)
        {
            if (account.Lines[index].LineNo == lineNo) return index;
        }

        throw new InvalidOperationException($"Invoice {account.InvoiceNo} has no line {lineNo}");
    }
}
