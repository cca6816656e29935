namespace PartnerPortal.Domain.Program.Terms;

/// <summary>All terms versions of a program, and which one decides what (spec 01.1).</summary>
public sealed class TermsHistory
{
    private readonly TermsVersion[] _latestFirst;

    /// <param name="versions">Any order; the default terms stand before all of them unless one is valid from the beginning of time.</param>
    public TermsHistory(IEnumerable<TermsVersion> versions)
    {
        _latestFirst = [.. versions.OrderByDescending(version => version.ValidFrom)];
        if (_latestFirst.Length == 0 || _latestFirst[^1].ValidFrom != DateOnly.MinValue)
            _latestFirst = [.. _latestFirst, TermsVersion.Default];
    }

    /// <summary>All versions, the latest first.</summary>
    public IReadOnlyList<TermsVersion> LatestFirst => _latestFirst;

    /// <summary>
    /// The version in force on a date: commission by issue date, services by booking date, payouts by the last day of the period.
    /// </summary>
    public TermsVersion InForceOn(DateOnly date)
    {
        foreach (var version in _latestFirst)
        {
            if (version.ValidFrom <= date) return version;
        }

        throw new InvalidOperationException("The default terms are valid from the beginning of time");
    }

    /// <summary>Fees of a month: the version on its first day, or on the activation date if that is later.</summary>
    public TermsVersion ForFee(Month month, DateOnly activatedOn) => InForceOn(Later(month.First, activatedOn));

    /// <summary>Refund of a fee year: the version on its first day, or on the activation date if that is later.</summary>
    public TermsVersion ForRefund(int feeYear, DateOnly activatedOn) => InForceOn(Later(new DateOnly(feeYear, 1, 1), activatedOn));

    private static DateOnly Later(DateOnly left, DateOnly right) => left > right ? left : right;
}
