using PartnerPortal.Domain.Programs;

namespace PartnerPortal.Domain.Payouts;

/// <summary>What is proposed to be paid out at the close of a period (spec 01.8).</summary>
public static class PayoutCalculator
{
    /// <summary>Closing balance less held commission and less what is on its way or has left since.</summary>
    public static PayoutDecision Decide(PayoutFacts facts, TermsVersion terms)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(terms);
        var payable = facts.Closing - facts.Held - facts.Approved;
        PayoutObstacle? obstacle =
            payable.Amount < terms.MinimumPayout || payable.Amount <= 0 ? PayoutObstacle.BelowMinimum
            : facts.Suspended ? PayoutObstacle.Suspended
            : !facts.HasPayoutData ? PayoutObstacle.PayoutDataMissing
            : null;
        return new PayoutDecision(payable, obstacle);
    }
}

/// <summary>What a payout proposal depends on. Amounts in program currency.</summary>
/// <param name="Closing">Closing balance of the statement.</param>
/// <param name="Held">Commission on disputed invoices inside it.</param>
/// <param name="Approved">Payouts proposed or approved earlier and not executed yet, or executed since the end of the period.</param>
/// <param name="Suspended">Whether the partner is suspended.</param>
/// <param name="HasPayoutData">Whether its bank account is known.</param>
public sealed record PayoutFacts(Money Closing, Money Held, Money Approved, bool Suspended, bool HasPayoutData);

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
