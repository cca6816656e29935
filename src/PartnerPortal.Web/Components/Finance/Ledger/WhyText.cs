using System.Globalization;
using Microsoft.Extensions.Localization;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Ledger;
using PartnerPortal.Web.Components.Kit;
using PartnerPortal.Web.Texts;

namespace PartnerPortal.Web.Components.Finance.Ledger;

/// <summary>
/// Says in one sentence how an amount came about, in the reader's language. It only puts into words what the posting says of itself.
/// </summary>
public sealed class WhyText(IStringLocalizer<WebTexts> texts)
{
    /// <summary>The sentence for an amount on a partner's account.</summary>
    public string Sentence(PostingKind kind, Money amount, PostingWhy why) => kind switch
    {
        PostingKind.RegistrationFee => texts["why.registrationFee", Number(-amount.Amount)],
        PostingKind.MonthlyFee => texts["why.monthlyFee", Month(why), Number(-amount.Amount)],
        PostingKind.FeeWaiver => texts["why.feeWaiver", Month(why), Number(amount.Amount), why.Text ?? ""],
        PostingKind.FeeRefund => Refund(amount.Amount, why),
        PostingKind.Commission => Commission(amount, why),
        PostingKind.SlaService => texts["why.slaService", why.Text
            ?? "", Number(why.Base ?? 0), PercentFormat.Text(why.Rate ?? 0), Number(-amount.Amount)],
        PostingKind.Purchase => Purchase(amount.Amount, why),
        PostingKind.PaymentIn => texts[
            amount.Amount < 0 ? "why.paymentReturned" : "why.paymentIn",
            why.Document ?? "", why.InvoiceNo ?? "", Number(Math.Abs(amount.Amount)), Invoiced(why.Paid ?? 0, why),
            Invoiced(why.Gross ?? 0, why)],
        PostingKind.Payout => texts["why.payout", Number(-amount.Amount)],
        PostingKind.Adjustment => texts["why.adjustment", why.Text ?? ""],
    };

    /// <summary>How much of the invoice is paid: "500.00 of 1,190.00 paid".</summary>
    public string Paid(PostingWhy why) => (why.Paid ?? 0, why.Gross ?? 0) switch
    {
        (_, <= 0) => texts["why.credited"],
        ( <= 0, _) => texts["why.unpaid"],
        var (paid, gross) when paid >= gross => texts["why.paidInFull"],
        var (paid, gross) => texts["why.paid", Number(paid), Invoiced(gross, why)],
    };

    /// <summary>An amount in the currency of the invoice, which is named when it is not the program's.</summary>
    public static string Invoiced(decimal amount, PostingWhy why) =>
        why.InvoiceCurrency is null ? Number(amount) : $"{Number(amount)}\u00a0{why.InvoiceCurrency}";

    /// <summary>The terms version by its first day.</summary>
    public string Terms(DateOnly validFrom) => validFrom.Year <= 1
        ? texts["why.termsFirst"]
        : texts["why.termsFrom", DateFormat.Text(validFrom)];

    /// <summary>An exchange rate with all its decimals.</summary>
    public static string Fx(decimal rate) => rate.ToString("0.########", CultureInfo.CurrentCulture);

    private string Commission(Money amount, PostingWhy why)
    {
        var target = why.Target ?? amount.Amount;
        string[] said = [PercentFormat.Text(why.Rate ?? 0), Invoiced(why.Base ?? 0, why), why.InvoiceNo ?? "", Paid(why), Number(target)];
        string sentence = why.Fx is { } fx
            ? texts["why.commission.fx", [.. said, Fx(fx), why.InvoiceCurrency ?? "", amount.Currency.Code]]
            : texts["why.commission", [.. said]];
        return Less(sentence, target - amount.Amount, amount.Amount);
    }

    private string Refund(decimal amount, PostingWhy why)
    {
        var (revenue, threshold, fees) = (why.LicenceRevenue ?? 0, why.Threshold ?? 0, why.Fees ?? 0);
        var year = why.FeeYear?.ToString(CultureInfo.InvariantCulture) ?? "";
        return revenue >= threshold
            ? Less(texts["why.refund.reached", Number(revenue), year, Number(threshold), Number(fees)], fees - amount, amount)
            : texts["why.refund.below", Number(revenue), year, Number(threshold), Number(-amount)];
    }

    private string Purchase(decimal amount, PostingWhy why)
    {
        var owed = Invoiced(why.Gross ?? 0, why);
        return amount == -(why.Gross ?? 0) || (why.InvoiceCurrency is not null && amount < 0)
            ? texts["why.purchase", why.InvoiceNo ?? "", owed]
            : texts["why.purchase.changed", why.InvoiceNo ?? "", owed, Number(amount)];
    }

    private string Less(string sentence, decimal before, decimal amount) =>
        before == 0 ? sentence : texts["why.before", sentence, Number(before), Number(amount)];

    private static string Month(PostingWhy why) => why.FeeMonth is { } month ? DateFormat.Inline(month) : "";

    private static string Number(decimal amount) => MoneyFormat.Number(amount);
}
