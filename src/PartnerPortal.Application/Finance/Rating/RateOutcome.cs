using PartnerPortal.Domain.Finance.Commissions;

namespace PartnerPortal.Application.Finance.Rating;

/// <summary>
/// What an invoice decides for its lines: a rate, or the reason for none, for each line kind in the order of the enum. Many invoices
/// share one, so that lines need not travel to be rated.
/// </summary>
internal sealed record RateOutcome(DateOnly TermsValidFrom, IReadOnlyList<LineRate> Rates)
{
    public bool Equals(RateOutcome? other) =>
        other is not null && TermsValidFrom == other.TermsValidFrom && Rates.SequenceEqual(other.Rates);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(TermsValidFrom);
        foreach (var rate in Rates) hash.Add(rate);
        return hash.ToHashCode();
    }
}
