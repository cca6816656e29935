using PartnerPortal.Domain.Finance.Ledger;
using PartnerPortal.Domain.Program.Terms;

namespace PartnerPortal.Domain.Finance.Parking;

/// <summary>
/// Watches the postings of many partners go by and knows who may be out of line, so that only these few have to be judged. It may suspect
/// one who is in line, never the other way round: fees and refund, which come later in a close, are taken at their worst.
/// </summary>
/// <param name="limits">What is out of line.</param>
/// <param name="worst">The most that fees can still add.</param>
public sealed class MonthWatch(ParkingLimits limits, WorstFees worst)
{
    private readonly Dictionary<string, decimal[]> _sums = new(StringComparer.Ordinal);
    private readonly Dictionary<string, decimal> _worst = new(StringComparer.Ordinal);
    private readonly HashSet<LikeItem> _items = [];
    private readonly HashSet<string> _twice = new(StringComparer.Ordinal);

    /// <summary>Takes a posting of the month in; any order.</summary>
    public void See(Posting posting)
    {
        ArgumentNullException.ThrowIfNull(posting);
        if (!_sums.TryGetValue(posting.PartnerId, out var sums)) _sums[posting.PartnerId] = sums = MonthCharges.NoSums();
        sums[(int)posting.Kind] += posting.Amount.Amount;
        if (posting.Kind != PostingKind.Commission && posting.Amount.Amount < 0 && LikeItem.Of(posting) is { } item && !_items.Add(item))
            _twice.Add(posting.PartnerId);
    }

    /// <summary>Takes a posting in as it passes.</summary>
    public Posting Seen(Posting posting)
    {
        See(posting);
        return posting;
    }

    /// <summary>The licence revenue of a partner's fee year fell: a refund may be taken back.</summary>
    public void SeeRevenueFall(string partnerId) => _worst[partnerId] = worst.RefundTakenBack;

    /// <summary>Those of the partners who may have like items.</summary>
    public IEnumerable<string> WithLikeItems(IEnumerable<string> partners) => partners.Where(_twice.Contains);

    /// <summary>Those of the partners who may be charged the floor or more, each with the most that it can be charged.</summary>
    public IEnumerable<(string PartnerId, decimal Most)> AtTheFloor(IEnumerable<string> partners) =>
        partners.Select(partner => (PartnerId: partner, Most: Most(partner))).Where(row => row.Most >= limits.Floor);

    private decimal Most(string partner) =>
        worst.MonthlyFee + _worst.GetValueOrDefault(partner) + (_sums.TryGetValue(partner, out var sums) ? MonthCharges.Of(sums) : 0m);
}

/// <summary>
/// The most that fees can charge a partner with months behind it in a month. A partner in its first months is never out of line, whatever
/// it
/// is charged for months missed.
/// </summary>
/// <param name="MonthlyFee">One monthly fee.</param>
/// <param name="RefundTakenBack">All fees of a fee year.</param>
public sealed record WorstFees(decimal MonthlyFee, decimal RefundTakenBack)
{
    private const int MonthsOfYear = 12;

    /// <summary>By the dearest terms of a program.</summary>
    public static WorstFees Of(TermsHistory terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        var monthlyFee = terms.LatestFirst.Max(version => version.MonthlyFee);
        return new WorstFees(monthlyFee, MonthsOfYear * monthlyFee + terms.LatestFirst.Max(version => version.RegistrationFee));
    }
}
