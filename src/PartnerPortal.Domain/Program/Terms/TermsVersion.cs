namespace PartnerPortal.Domain.Program.Terms;

/// <summary>
/// Fees, commission plan, refund rule and discounts of a program from a date on (spec 01.1). Immutable once anything refers to it.
/// Amounts are in program currency with two decimals.
/// </summary>
/// <param name="ValidFrom">First day, included.</param>
public sealed record TermsVersion(DateOnly ValidFrom)
{
    /// <summary>Once, at activation; zero posts nothing.</summary>
    public decimal RegistrationFee { get; init; } = 196.00m;

    /// <summary>Each month under agreement; zero posts nothing.</summary>
    public decimal MonthlyFee { get; init; } = 48.00m;

    /// <summary>Licence revenue of a fee year from which its fees come back; inclusive.</summary>
    public decimal RefundThreshold { get; init; } = 2_500.00m;

    /// <summary>Line kinds that count as licence revenue.</summary>
    public IReadOnlyList<LineKind> ThresholdKinds { get; init; } = [
        LineKind.LicenceNew, LineKind.LicenceExtension, LineKind.LicenceSubscription];

    /// <summary>Whether revenue counts when invoiced or as far as paid.</summary>
    public ThresholdBasis ThresholdBasis { get; init; } = ThresholdBasis.Invoiced;

    /// <summary>Taken off the list price of services for the partner's own use.</summary>
    public Percentage OwnUseDiscount { get; init; } = new(50m);

    /// <summary>No payout is proposed below it.</summary>
    public decimal MinimumPayout { get; init; } = 50.00m;

    /// <summary>The first rule that matches a line decides.</summary>
    public IReadOnlyList<CommissionRule> CommissionPlan { get; init; } = CommissionPlans.Default;

    /// <summary>What a partner may use free of charge.</summary>
    public Allowances Allowances { get; init; } = Allowances.Default;

    /// <summary>The default terms, valid from the beginning of time.</summary>
    public static TermsVersion Default { get; } = new(DateOnly.MinValue);
}
