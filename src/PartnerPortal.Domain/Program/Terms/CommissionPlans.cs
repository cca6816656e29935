namespace PartnerPortal.Domain.Program.Terms;

/// <summary>The plans that ship with the product (spec 01.2).</summary>
public static class CommissionPlans
{
    /// <summary>33 % on first invoices and new licences, 23 % on everything else.</summary>
    public static IReadOnlyList<CommissionRule> Default { get; } =
    [
        new("initial", new Percentage(33m), FirstInvoice: true),
        new("initial", new Percentage(33m), Kinds: [LineKind.LicenceNew]),
        new("follow_up", new Percentage(23m)),
    ];

    /// <summary>The advisor model: by the partner's revenue in the customer's first year, then 4 %.</summary>
    public static IReadOnlyList<CommissionRule> Advisor { get; } =
    [
        new("first_year_top", new Percentage(23m), TenureUnderMonths: 12, TrailingRevenueFrom: 50_000m),
        new("first_year_mid", new Percentage(19m), TenureUnderMonths: 12, TrailingRevenueFrom: 10_000m),
        new("first_year", new Percentage(16m), TenureUnderMonths: 12),
        new("later", new Percentage(4m)),
    ];
}
