using PartnerPortal.Domain;

namespace PartnerPortal.Application.Finance.Previews;

/// <summary>What twelve months would have paid under other terms, against what they did.</summary>
/// <param name="First">The first of the months.</param>
/// <param name="Last">The last one, under way: both sides are so far.</param>
/// <param name="Rows">One for each partner with an agreement, in order of number.</param>
/// <param name="Months">All partners together, month by month.</param>
public sealed record TermsPreview(
    Month First, Month Last, Currency Currency, IReadOnlyList<TermsPreviewRow> Rows, IReadOnlyList<TermsPreviewMonth> Months)
{
    public TermsEarnings Was => Sum(row => row.Was);

    public TermsEarnings Would => Sum(row => row.Would);

    private TermsEarnings Sum(Func<TermsPreviewRow, TermsEarnings> side) =>
        Rows.Select(side).Aggregate(TermsEarnings.None, (sum, earned) => sum + earned);
}

/// <param name="Was">What the partner got.</param>
/// <param name="Would">What it would have got.</param>
public sealed record TermsPreviewRow(string PartnerId, string Name, TermsEarnings Was, TermsEarnings Would)
{
    public decimal Change => Would.Total - Was.Total;
}

/// <summary>A month of all partners: sums of <see cref="TermsEarnings.Total"/>.</summary>
public sealed record TermsPreviewMonth(Month Month, decimal Was, decimal Would);

/// <summary>What the terms decide of a partner's account, in its favour: fees and services are negative. Program currency.</summary>
/// <param name="Fees">Registration and monthly fees, less waivers.</param>
/// <param name="Services">For own use.</param>
public readonly record struct TermsEarnings(decimal Commission, decimal Fees, decimal Refund, decimal Services)
{
    public static readonly TermsEarnings None;

    public decimal Total => Commission + Fees + Refund + Services;

    public static TermsEarnings operator +(TermsEarnings left, TermsEarnings right) => new(
        left.Commission + right.Commission, left.Fees + right.Fees, left.Refund + right.Refund, left.Services + right.Services);
}
