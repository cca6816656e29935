using PartnerPortal.Domain.Program.Terms;

namespace PartnerPortal.Domain.Finance.Payouts;

/// <summary>What is proposed to be paid out at the close of a period (spec 01.8).</summary>
public static class PayoutCalculator
{
    /// <summary>
    /// Closing balance less held commission and less what is on its way or has left since; what is still open of purchases that are
    /// not due is not set off yet.
    /// </summary>
    public static PayoutDecision Decide(PayoutFacts facts, TermsVersion terms)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(terms);
        var payable = facts.Closing + facts.NotDue - facts.Held - facts.Approved;
        PayoutObstacle? obstacle =
            payable.Amount < terms.MinimumPayout || payable.Amount <= 0 ? PayoutObstacle.BelowMinimum
            : facts.Suspended ? PayoutObstacle.Suspended
            : !facts.HasPayoutData ? PayoutObstacle.PayoutDataMissing
            : null;
        return new PayoutDecision(payable, obstacle);
    }

    /// <summary>
    /// What an account holds of option B purchases that are not due by the end of a day: of each what is open still, never what was
    /// paid too much. Zero or above.
    /// </summary>
    /// <param name="purchases">Each invoice once.</param>
    /// <param name="through">The last day, inclusive: what is due on it is due.</param>
    /// <param name="currency">Program currency.</param>
    public static Money NotDue(IEnumerable<OpenPurchase> purchases, DateOnly through, Currency currency)
    {
        ArgumentNullException.ThrowIfNull(purchases);
        return purchases.Where(purchase => purchase.Due > through && purchase.Posted.Amount < 0)
            .Aggregate(Money.Zero(currency), (open, purchase) => open - purchase.Posted);
    }
}

/// <summary>An option B invoice on the account of who is billed.</summary>
/// <param name="IssuedOn">Issue date.</param>
/// <param name="DueOn">The day to pay by; null when the invoice names none, then it is the issue date.</param>
/// <param name="Posted">Purchase and payments of it on the account; below zero while it is owed. Program currency.</param>
public sealed record OpenPurchase(DateOnly IssuedOn, DateOnly? DueOn, Money Posted)
{
    /// <summary>The day from which it is set off.</summary>
    public DateOnly Due => DueOn ?? IssuedOn;
}

/// <summary>What a payout proposal depends on. Amounts in program currency.</summary>
/// <param name="Closing">Closing balance of the statement.</param>
/// <param name="NotDue">Purchases inside it that are not due by the end of the period, see <see cref="PayoutCalculator.NotDue"/>.</param>
/// <param name="Held">Commission on disputed invoices inside it.</param>
/// <param name="Approved">Payouts proposed or approved earlier and not executed yet, or executed since the end of the period.</param>
/// <param name="Suspended">Whether the partner is suspended.</param>
/// <param name="HasPayoutData">Whether its bank account is known.</param>
public sealed record PayoutFacts(Money Closing, Money NotDue, Money Held, Money Approved, bool Suspended, bool HasPayoutData);

/// <summary>The payable amount, and why it is not proposed if it is not.</summary>
public sealed record PayoutDecision(Money Payable, PayoutObstacle? Obstacle);

/// <summary>Why nothing is proposed.</summary>
public enum PayoutObstacle
{
    /// <summary>Less than the minimum payout, or nothing at all.</summary>
    BelowMinimum,

    /// <summary>The partner is suspended.</summary>
    Suspended,

    /// <summary>The partner's bank account is missing.</summary>
    PayoutDataMissing,
}
