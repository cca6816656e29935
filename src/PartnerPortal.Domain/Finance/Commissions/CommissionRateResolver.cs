using PartnerPortal.Domain.Finance.Invoicing;
using PartnerPortal.Domain.Program.Partners;
using PartnerPortal.Domain.Program.Terms;

namespace PartnerPortal.Domain.Finance.Commissions;

/// <summary>Gives each invoice line its rate, label and reason when the invoice is registered (spec 01.2).</summary>
public static class CommissionRateResolver
{
    /// <summary>Resolves one line.</summary>
    /// <param name="invoice">What the line's invoice decides.</param>
    /// <param name="kind">The line's kind.</param>
    /// <param name="specialOfferRate">A rate that an offer carries; the smaller one wins.</param>
    public static LineRate Resolve(in RatedInvoice invoice, LineKind kind, Percentage? specialOfferRate = null)
    {
        if (invoice.Agreement is null || !invoice.Agreement.InForceOn(invoice.IssuedOn))
            return LineRate.None(NoCommissionReason.NoPartnerInForce);
        if (invoice.BilledTo == BilledTo.Partner) return LineRate.None(NoCommissionReason.PurchaseAdvantage);
        if (kind == LineKind.Nfr) return LineRate.None(NoCommissionReason.NotForResale);

        foreach (var rule in invoice.Terms.CommissionPlan)
        {
            if (Matches(rule, invoice, kind)) return Capped(rule, invoice.Agreement, specialOfferRate);
        }

        return LineRate.None(NoCommissionReason.NoRule);
    }

    private static bool Matches(CommissionRule rule, in RatedInvoice invoice, LineKind kind) =>
        (rule.Kinds is null || rule.Kinds.Contains(kind))
        && (!rule.FirstInvoice || invoice.IsFirstInvoice)
        && (rule.TenureUnderMonths is null || invoice.IssuedOn < invoice.FirstInvoiceOn.AddMonths(rule.TenureUnderMonths.Value))
        && (rule.TrailingRevenueFrom is null || invoice.TrailingRevenue >= rule.TrailingRevenueFrom);

    private static LineRate Capped(CommissionRule rule, Agreement agreement, Percentage? specialOfferRate)
    {
        var rate = agreement.Caps.TryGetValue(rule.Label, out var cap) ? Percentage.Min(rule.Rate, cap) : rule.Rate;
        if (specialOfferRate is { } offered) rate = Percentage.Min(rate, offered);
        return new LineRate(rate, rule.Label, rule.Rate, null);
    }
}

/// <summary>What the invoice decides for the rates of its lines.</summary>
/// <param name="IssuedOn">Issue date.</param>
/// <param name="BilledTo">Option A or B.</param>
/// <param name="Agreement">Of the customer's partner of record on the issue date; null when it has none.</param>
/// <param name="Terms">In force on the issue date.</param>
/// <param name="IsFirstInvoice">See <see cref="CustomerHistory"/>.</param>
/// <param name="FirstInvoiceOn">The customer's first invoice date.</param>
/// <param name="TrailingRevenue">See <see cref="Commissions.TrailingRevenue"/>; program currency.</param>
public readonly record struct RatedInvoice(
    DateOnly IssuedOn,
    BilledTo BilledTo,
    Agreement? Agreement,
    TermsVersion Terms,
    bool IsFirstInvoice,
    DateOnly FirstInvoiceOn,
    decimal TrailingRevenue);
