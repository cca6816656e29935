using System.Collections.Concurrent;
using PartnerPortal.Application.Months;
using PartnerPortal.Data;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Partners;
using PartnerPortal.Domain.Programs;

namespace PartnerPortal.Application.Commissions;

/// <summary>
/// The open commission of partners, each kept as long as nothing it was worked out from has changed: a look at a large partner's home need
/// not go through all of its open invoices again. Holds a few numbers a partner.
/// </summary>
public sealed class OpenCommissions
{
    private const string Version = "select version from partner_facts where program_id = $1 and partner_id = $2";

    private readonly ConcurrentDictionary<(string ProgramId, string PartnerId), Known> _known = new();

    /// <summary>How often something was registered for a partner, within a batch; to be asked before anything that was registered.</summary>
    internal static Func<long> FindVersion(PortalBatch batch, string programId, string partnerId)
    {
        var rows = batch.Add(Version, row => row.GetInt64(0), programId, partnerId);
        return () => rows.SingleOrDefault();
    }

    /// <summary>What is known, or else what a batch is to read for it: call the answer once the batch has run.</summary>
    /// <param name="tx">Sees the partner.</param>
    /// <param name="batch">Reads what is not known.</param>
    /// <param name="calendar">Says which months are open.</param>
    /// <param name="terms">The terms of the program.</param>
    /// <param name="agreement">The partner's.</param>
    /// <param name="version">From <see cref="FindVersion"/>.</param>
    /// <param name="ct">Cancels.</param>
    internal async Task<Func<OpenCommission>> FindAsync(
        PortalTransaction tx, PortalBatch batch, MonthCalendar calendar, TermsHistory terms, Agreement agreement, long version, CancellationToken ct)
    {
        var last = Month.Of(calendar.Today);
        if (calendar.NextToClose is not { } first || first > last) return () => OpenCommission.None;

        var key = (calendar.ProgramId, agreement.PartnerId);
        var basis = new Basis(version, first, last, terms.LatestFirst.Count, agreement.ActivatedOn);
        // While a month closes, what it has posted of a partner so far is no fact that anybody counts.
        var isSettled = calendar.Closing is null;
        if (isSettled && _known.TryGetValue(key, out var known) && known.Basis == basis) return () => known.Commission;

        var touched = await PeriodInvoices.FindTouchedAsync(tx, calendar.ProgramId, agreement.PartnerId, ct);
        if (touched.Count == 0) return () => Keep(OpenCommission.None);
        var invoices = PeriodInvoices.Find(batch, calendar.ProgramId, touched, first, last);
        return () => Keep(OpenCommission.Of(invoices(), calendar.Currency, terms, agreement));

        OpenCommission Keep(OpenCommission commission)
        {
            if (isSettled) _known[key] = new Known(basis, commission);
            return commission;
        }
    }

    /// <summary>All that open commission depends on. Terms are only ever added.</summary>
    private sealed record Basis(long Version, Month First, Month Last, int TermsVersions, DateOnly ActivatedOn);

    private sealed record Known(Basis Basis, OpenCommission Commission);
}
