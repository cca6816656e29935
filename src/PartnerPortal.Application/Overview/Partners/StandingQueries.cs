using PartnerPortal.Application.Finance.Balances;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Calendar;
using PartnerPortal.Application.Program.Partners;
using PartnerPortal.Application.Program.Terms;
using PartnerPortal.Data;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Program.Terms;

namespace PartnerPortal.Application.Overview.Partners;

/// <summary>What would follow from suspending or ending, in numbers.</summary>
/// <param name="EarliestEnd">The first day that is not in a closed month.</param>
/// <param name="MonthlyFee">Of the terms in force today.</param>
/// <param name="Proposed">Payouts that are proposed and not executed.</param>
/// <param name="People">Who can sign in for the partner.</param>
public sealed record PartnerConsequences(
    string PartnerId, string Name, bool Suspended, DateOnly? TerminatedOn, DateOnly Today, DateOnly EarliestEnd, Money MonthlyFee,
    Money Balance, Money Proposed, int People);

/// <summary>Reads how a partner stands, for those who may change it.</summary>
public sealed class StandingQueries(PortalDatabase database, TimeProvider time)
{
    private const string Read = $"""
        select p.name, a.suspended, a.terminated_on, a.activated_on,
            b.balance,
            coalesce((select sum(payable) from payout_proposal where program_id = $1 and partner_id = $2
                and status in ('open', 'proposed', 'approved')), 0) as proposed,
            (select count(*) from users where partner_id = $2 and disabled_at is null)::int as people
        from agreement a join partner p on p.partner_id = a.partner_id
        join lateral ({BalanceSums.OfOne}) b on true
        where a.program_id = $1 and a.partner_id = $2
        """;

    /// <summary>Null for an absent partner.</summary>
    public async Task<PartnerConsequences?> FindAsync(Viewer viewer, string partnerId, CancellationToken ct)
    {
        viewer.Require(Permission.ManagePartners);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        var batch = new PortalBatch(tx);
        var (foundCalendar, foundTerms) = (MonthCalendar.In(batch, tx.ProgramId, time), TermsStore.Load(batch, tx.ProgramId));
        await batch.RunAsync(ct);
        var (calendar, terms) = (foundCalendar(), foundTerms());
        var row = await tx.FirstRowAsync<StandingRow>(Read, ct, tx.ProgramId, partnerId, calendar.ClosedThrough.First);
        return row?.Consequences(partnerId, calendar, terms);
    }

    private sealed record StandingRow(
        string Name, bool Suspended, DateOnly? TerminatedOn, DateOnly ActivatedOn, decimal Balance, decimal Proposed, int People)
    {
        public PartnerConsequences Consequences(string partnerId, MonthCalendar calendar, TermsHistory terms)
        {
            var open = calendar.PeriodOf(DateOnly.MinValue).First;
            return new PartnerConsequences(
                partnerId, Name, Suspended, TerminatedOn, calendar.Today, ActivatedOn > open ? ActivatedOn : open,
                Amount(terms.ForFee(Month.Of(calendar.Today), ActivatedOn).MonthlyFee), Amount(Balance), Amount(Proposed), People);

            Money Amount(decimal amount) => new(amount, calendar.Currency);
        }
    }
}
