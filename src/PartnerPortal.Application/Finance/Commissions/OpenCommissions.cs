using System.Collections.Concurrent;
using PartnerPortal.Application.Platform.Calendar;
using PartnerPortal.Data;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Program.Partners;
using PartnerPortal.Domain.Program.Terms;

namespace PartnerPortal.Application.Finance.Commissions;

/// <summary>
/// The open commission of partners, each kept as long as nothing it was worked out from has changed: a look at a large partner's home need
/// not go through all of its open invoices again. Holds a few numbers a partner.
/// </summary>
public sealed class OpenCommissions
{
    // $1 program, $2 partner. While a month closes or waits, its commission is posted for those that the step has passed and that are not
    // parked.
    private const string Basics = """
        select coalesce((select version from partner_facts where program_id = $1 and partner_id = $2), 0) as version, coalesce(
            (select c.month from period c join close_step s on s.program_id = c.program_id and s.month = c.month and s.step = 'commission'
                where c.program_id = $1 and c.status = 'closing' and (s.ended_at is not null or s.through_partner >= $2)
                    and not exists (select from parked_month p
                        where p.program_id = $1 and p.partner_id = $2 and p.period = c.month and p.finished_at is null)),
            (select max(month) from period where program_id = $1 and status = 'closed')) as posted_through
        """;

    private readonly ConcurrentDictionary<(string ProgramId, string PartnerId), Known> _known = new();

    /// <summary>
    /// What tells whether anything changed for a partner, within a batch; to be asked before anything that was registered or posted.
    /// </summary>
    internal static Func<PartnerFacts> FindFacts(PortalBatch batch, string programId, string partnerId)
    {
        var rows = batch.Rows<PartnerFacts>(Basics, programId, partnerId);
        return () => rows.Single();
    }

    /// <summary>What is known, or else what a batch is to read for it: call the answer once the batch has run.</summary>
    /// <param name="tx">Sees the partner.</param>
    /// <param name="batch">Reads what is not known.</param>
    /// <param name="calendar">Says which months are open.</param>
    /// <param name="terms">The terms of the program.</param>
    /// <param name="agreement">The partner's.</param>
    /// <param name="facts">From <see cref="FindFacts"/>.</param>
    /// <param name="ct">Cancels.</param>
    internal async Task<Func<OpenCommission>> FindAsync(
        PortalTransaction tx, PortalBatch batch, MonthCalendar calendar, TermsHistory terms, Agreement agreement, PartnerFacts facts,
        CancellationToken ct)
    {
        var last = Month.Of(calendar.Today);
        if ((facts.PostedThrough?.Next ?? calendar.NextToClose) is not { } first || first > last) return () => OpenCommission.None;

        var key = (calendar.ProgramId, agreement.PartnerId);
        var basis = new Basis(facts.Version, first, last, terms.LatestFirst.Count, agreement.ActivatedOn, agreement.TerminatedOn);
        if (_known.TryGetValue(key, out var known) && known.Basis == basis) return () => known.Commission;

        var touched = await PeriodInvoices.FindTouchedAsync(tx, calendar.ProgramId, agreement.PartnerId, ct);
        if (touched.Count == 0) return () => Keep(OpenCommission.None);
        var invoices = PeriodInvoices.Find(batch, calendar.ProgramId, touched, first, last);
        return () => Keep(OpenCommission.Of(invoices(), calendar.Currency, terms, agreement));

        OpenCommission Keep(OpenCommission commission)
        {
            _known[key] = new Known(basis, commission);
            return commission;
        }
    }

    /// <summary>
    /// All that open commission depends on: what is posted of it is settled by the first month that is not. Terms are only ever added.
    /// </summary>
    private sealed record Basis(long Version, Month First, Month Last, int TermsVersions, DateOnly ActivatedOn, DateOnly? TerminatedOn);

    private sealed record Known(Basis Basis, OpenCommission Commission);
}

/// <summary>What tells whether anything changed for a partner.</summary>
/// <param name="Version">How often something was registered for it.</param>
/// <param name="PostedThrough">The last month whose commission is posted for it, also while the month is not closed; null before the
/// first.</param>
internal sealed record PartnerFacts(long Version, Month? PostedThrough);
