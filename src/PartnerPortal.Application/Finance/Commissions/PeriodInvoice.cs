using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Commissions;
using PartnerPortal.Domain.Finance.Fees;
using PartnerPortal.Domain.Finance.Ledger;
using PartnerPortal.Domain.Finance.Payments;
using PartnerPortal.Domain.Program.Partners;
using PartnerPortal.Domain.Program.Terms;

namespace PartnerPortal.Application.Finance.Commissions;

/// <summary>What an invoice is to a partner.</summary>
internal enum InvoiceRole
{
    /// <summary>Its customer's, and the partner owes it where it is billed to a partner.</summary>
    Both,

    /// <summary>Its customer's: a distributor owes it.</summary>
    OfRecord,

    /// <summary>Of another partner's customer, and this one owes it.</summary>
    Billed,
}

/// <summary>An invoice as it stood before a range of periods, and what happened to it in them, seen from one partner.</summary>
internal sealed class PeriodInvoice(string partnerId, InvoiceAccount account, InvoiceRole role)
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
        Sort();
        foreach (var (period, happened) in _events)
        {
            account.Apply(happened);
            if (role != InvoiceRole.Billed)
            {
                foreach (var posting in CommissionCalculator.Post(account, happened, partnerId, period, program)) yield return posting;
            }

            if (role == InvoiceRole.OfRecord) continue;
            foreach (var posting in PurchaseCalculator.Post(account, happened, partnerId, period, program)) yield return posting;
        }
    }

    /// <summary>
    /// The same invoice before the same events with rates that somebody else decided, as if everything before had been posted at them.
    /// </summary>
    public PeriodInvoice Rerated(Func<InvoiceAccountLine, Percentage?> rateOf)
    {
        var copy = new PeriodInvoice(partnerId, new InvoiceAccount
        {
            InvoiceNo = account.InvoiceNo,
            Customer = account.Customer,
            BilledTo = account.BilledTo,
            IssuedOn = account.IssuedOn,
            Currency = account.Currency,
            Fx = account.Fx,
            GrossInvoiced = account.GrossInvoiced,
            Lines = [.. account.Lines.Select(line => line with { Rate = rateOf(line), NetCredited = line.NetCredited })],
            IsIssued = account.IsIssued,
            GrossCredited = account.GrossCredited,
            Paid = account.Paid,
        }, role);
        foreach (var line in copy.Account.Lines) line.Posted = CommissionCalculator.Target(copy.Account, line);
        copy._events.AddRange(_events);
        return copy;
    }

    /// <summary>Lets the events take effect and gives what they earn and change in licence revenue, by period; services aside.</summary>
    public IEnumerable<(Month Period, decimal Commission, decimal Revenue)> Replay(
        Currency program, Agreement agreement, TermsVersion refundTerms)
    {
        Sort();
        foreach (var (period, happened) in _events)
        {
            var before = LicenceRevenue(agreement, refundTerms);
            account.Apply(happened);
            var commission = role == InvoiceRole.Billed
                ? 0m
                : CommissionCalculator.Post(account, happened, partnerId, period, program).Sum(posting => posting.Amount.Amount);
            yield return (period, commission, LicenceRevenue(agreement, refundTerms) - before);
        }
    }

    /// <summary>Licence revenue as the invoice stands now, program currency: it counts for the partner of record (spec 01.7).</summary>
    public decimal LicenceRevenue(Agreement agreement, TermsVersion refundTerms) =>
        role == InvoiceRole.Billed ? 0m : Domain.Finance.Fees.LicenceRevenue.Of(account, agreement, refundTerms);

    private void Sort() => _events.Sort((left, right) => left.Period == right.Period
        ? InvoiceEvent.InOrder(left.Happened, right.Happened)
        : left.Period.CompareTo(right.Period));

    private int IndexOf(int lineNo)
    {
        for (var index = 0; index < account.Lines.Count; index++)
        {
            if (account.Lines[index].LineNo == lineNo) return index;
        }

        throw new InvalidOperationException($"Invoice {account.InvoiceNo} has no line {lineNo}");
    }
}
