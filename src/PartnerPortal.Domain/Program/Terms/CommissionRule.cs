namespace PartnerPortal.Domain.Program.Terms;

/// <summary>
/// One rule of a commission plan (spec 01.2): a label, a rate, and conditions of which all must hold; one that is null or false always
/// holds.
/// </summary>
/// <param name="Label">Names the rule: initial, follow_up; caps of an agreement refer to it.</param>
/// <param name="Rate">0 to 100 %.</param>
/// <param name="Kinds">The line kinds it is for.</param>
/// <param name="FirstInvoice">Only for the customer's first invoice.</param>
/// <param name="TenureUnderMonths">Only before the customer's first invoice date plus this many months.</param>
/// <param name="TrailingRevenueFrom">Only from this net of the partner's commissionable lines in the year before; program currency,
/// inclusive.</param>
public sealed record CommissionRule(
    string Label,
    Percentage Rate,
    IReadOnlyList<LineKind>? Kinds = null,
    bool FirstInvoice = false,
    int? TenureUnderMonths = null,
    decimal? TrailingRevenueFrom = null);
