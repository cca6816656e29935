using PartnerPortal.Documents.Program.Terms;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Ledger;
using PartnerPortal.Domain.Finance.Statements;

namespace PartnerPortal.Documents.Finance.Statements;

/// <summary>Groups the entries of a statement by kind and says each in its columns.</summary>
internal sealed class StatementSectionBuilder(StatementLanguage language)
{
    private static readonly string[] EntryColumns = ["Date", "Description", "Amount"];

    private static readonly (string Name, string Layout, string[] Columns, PostingKind[] Kinds)[] Plans =
    [
        ("Fees", "entries", EntryColumns, [PostingKind.RegistrationFee, PostingKind.MonthlyFee, PostingKind.FeeWaiver]),
        ("Refunds", "refunds", ["Date", "Description", "LicenceRevenue", "Threshold", "Fees", "Amount"], [PostingKind.FeeRefund]),
        ("Commissions", "commissions", ["Date", "Invoice", "Customer", "Rule", "Base", "Rate", "Paid", "Amount"], [PostingKind.Commission]),
        ("Services", "services", ["Date", "Description", "ListPrice", "Discount", "Amount"], [PostingKind.SlaService]),
        ("Purchases", "entries", EntryColumns, [PostingKind.Purchase]),
        ("PaymentsIn", "entries", EntryColumns, [PostingKind.PaymentIn]),
        ("Payouts", "entries", EntryColumns, [PostingKind.Payout]),
        ("Adjustments", "entries", EntryColumns, [PostingKind.Adjustment]),
    ];

    public List<StatementSection> Build(IReadOnlyList<StatementEntry> entries)
    {
        var sections = new List<StatementSection>();
        foreach (var (name, layout, columns, kinds) in Plans)
        {
            var own = entries.Where(entry => kinds.Contains(entry.Kind)).ToList();
            if (own.Count == 0) continue;

            sections.Add(new StatementSection(
                layout,
                language.Text($"Section.{name}"),
                [.. columns.Select(column => language.Text($"Column.{column}"))],
                [.. own.Select(Row)],
                language.Text("Subtotal"),
                language.Amount(own.Sum(entry => entry.Amount.Amount))));
        }

        return sections;
    }

    private StatementRow Row(StatementEntry entry) => new(Cells(entry), [.. Notes(entry)], entry.Held ? language.Text("Held") : null);

    private string[] Cells(StatementEntry entry) => entry.Kind switch
    {
        PostingKind.Commission => Commission(entry),
        PostingKind.FeeRefund => Refund(entry),
        PostingKind.SlaService =>
            [Date(entry), entry.Why.Text ?? entry.Cause, Amount(entry.Why.Base), Percent(entry.Why.Rate), Amount(entry.Amount.Amount)],
        PostingKind.RegistrationFee or PostingKind.MonthlyFee or PostingKind.FeeWaiver or PostingKind.Purchase
            or PostingKind.PaymentIn or PostingKind.Payout or PostingKind.Adjustment =>
            [Date(entry), Description(entry), Amount(entry.Amount.Amount)],
    };

    private string[] Commission(StatementEntry entry)
    {
        var why = entry.Why;
        var foreign = why.InvoiceCurrency is null ? "" : $"\u00a0{why.InvoiceCurrency}";
        return
        [
            Date(entry),
            why.InvoiceNo is null ? entry.Cause : why.InvoiceNo + (why.LineNo is null ? "" : $"/{why.LineNo}"),
            why.Customer ?? "",
            why.Label is null ? "" : RuleTexts.Label(why.Label, language.Culture),
            Amount(why.Base) + foreign,
            Percent(why.Rate),
            Percent(SharePaid(why)),
            Amount(entry.Amount.Amount),
        ];
    }

    private string[] Refund(StatementEntry entry)
    {
        var why = entry.Why;
        var text = entry.Amount.Amount >= 0m ? "Refund.Given" : "Refund.Taken";
        return
        [
            Date(entry),
            language.Text(text, why.FeeYear ?? entry.ValueDate.Year),
            Amount(why.LicenceRevenue),
            Amount(why.Threshold),
            Amount(why.Fees),
            Amount(entry.Amount.Amount),
        ];
    }

    /// <summary>What a plain entry is about: the fee's month, the invoice, the document.</summary>
    private string Description(StatementEntry entry)
    {
        var why = entry.Why;
        var kind = StatementTexts.Kind(entry.Kind, language.Culture);
        return entry.Kind switch
        {
            PostingKind.RegistrationFee => kind,
            PostingKind.MonthlyFee or PostingKind.FeeWaiver => $"{kind}, {language.Month(why.FeeMonth ?? Month.Of(entry.ValueDate))}",
            PostingKind.Adjustment => why.Text ?? kind,
            PostingKind.Purchase => language.Text("Note.Invoice", why.InvoiceNo ?? entry.Cause),
            PostingKind.PaymentIn or PostingKind.Payout => $"{kind}, {why.Document ?? entry.Cause}",
            PostingKind.FeeRefund or PostingKind.Commission or PostingKind.SlaService => kind,
        };
    }

    private IEnumerable<string> Notes(StatementEntry entry)
    {
        var why = entry.Why;
        if (why is { Target: { } target } && target != entry.Amount.Amount)
            yield return language.Text("Note.Target", Amount(target), language.Amount(target - entry.Amount.Amount));
        if (why is { Fx: { } fx, InvoiceCurrency: { } currency })
            yield return language.Text("Note.Fx", entry.Amount.Currency.Code, language.Fx(fx), currency);
        if (entry.Kind is PostingKind.FeeWaiver or PostingKind.Purchase or PostingKind.PaymentIn or PostingKind.Payout
            && why.Text is { Length: > 0 } text)
            yield return text;
        if (entry.Kind is PostingKind.PaymentIn && why.InvoiceNo is { } invoice) yield return language.Text("Note.Invoice", invoice);
    }

    /// <summary>The share of spec 01.3 in percent; cut, not rounded, so that only what is paid in full says 100.</summary>
    private static decimal? SharePaid(PostingWhy why)
    {
        if (why is not { Gross: { } gross, Paid: { } paid }) return null;
        if (gross <= 0m) return 100m;
        return decimal.Truncate(decimal.Clamp(paid / gross, 0m, 1m) * 10_000m) / 100m;
    }

    private string Date(StatementEntry entry) => language.Date(entry.ValueDate);

    private string Amount(decimal? amount) => amount is null ? "" : language.AmountOrDash(amount.Value);

    private string Percent(decimal? percent) => percent is null ? "" : language.Percent(percent.Value);
}
