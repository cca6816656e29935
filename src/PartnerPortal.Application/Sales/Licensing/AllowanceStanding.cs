using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Calendar;
using PartnerPortal.Application.Program.Partners;
using PartnerPortal.Application.Program.Terms;
using PartnerPortal.Data;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Program.Partners;
using PartnerPortal.Domain.Program.Terms;
using PartnerPortal.Domain.Sales.Licensing;

namespace PartnerPortal.Application.Sales.Licensing;

/// <summary>What a partner has of licences, orders, grants and uses today, with the terms that say what it may have.</summary>
internal sealed record AllowanceStanding(
    PartnerAgreement Partner, MonthCalendar Calendar, TermsHistory Terms, IReadOnlyList<HoldingRow> Rows)
{
    // One query for all four kinds of rows: they are few for one partner.
    private const string Holdings = """
        select 'licence' as holding, licence_id as id, source as kind, seats as quantity, valid_from as "from", valid_to as through,
            status as text, 0::numeric as amount, '' as unit, taken_by as "by", taken_at as at, null::date as booked_through
        from licence where program_id = $1 and partner_id = $2
        union all
        select 'order', order_id, kind, quantity, starts_on, ends_on, description, list_price, unit, ordered_by, ordered_at,
            (select max(booked_on) from service s where s.program_id = $1 and s.partner_id = $2 and s.order_id = o.order_id)
        from own_use_order o where program_id = $1 and partner_id = $2 and cancelled_at is null
        union all
        select 'grant', grant_id::text, kind, quantity, valid_from, valid_to, reason, 0, '', granted_by, granted_at, null
        from allowance_grant where program_id = $1 and partner_id = $2 and revoked_at is null
        union all
        select 'use', use_id::text, kind, quantity, used_on, null, note, 0, '', recorded_by, recorded_at, null
        from allowance_use where program_id = $1 and partner_id = $2 and retracted_at is null
        order by 5 desc, 11 desc
        """;

    public Agreement Agreement => Partner.Agreement;

    public DateOnly Today => Calendar.Today;

    public TermsVersion TermsToday => Terms.InForceOn(Today);

    public IEnumerable<HoldingRow> Of(HoldingKind kind) => Rows.Where(row => row.What == kind);

    /// <summary>PLUS in standing orders that nobody has ended.</summary>
    public int PlusOrdered => Of(HoldingKind.Order).Where(row => row.IsStandingPlus).Sum(row => row.Quantity);

    /// <summary>Licences not for resale in force; they end with the agreement.</summary>
    public int NfrSeats => Agreement.InForceOn(Today)
        ? Of(HoldingKind.Licence).Where(row => row.Through is null).Sum(row => row.Quantity)
        : 0;

    public AllowanceFacts Facts => new(
        NfrSeats,
        PlusOrdered,
        [.. Of(HoldingKind.Grant).Select(
            row => new AllowanceGrant(Vocabulary<AllowanceKind>.Parse(row.Kind), row.Quantity, row.From, row.Through))],
        [.. Of(HoldingKind.Use).Select(row => new AllowanceUse(Vocabulary<AllowanceKind>.Parse(row.Kind), row.Quantity, row.From))],
        Agreement.TerminatedOn);

    public IReadOnlyList<AllowanceBalance> Balances => AllowanceCalculator.On(TermsToday.Allowances, Facts, Today);

    public AllowanceBalance Team => Balances[(int)AllowanceKind.NfrTeam];

    /// <summary>As it is when a licence is given back.</summary>
    public AllowanceStanding Without(string licenceId) =>
        this with { Rows = [.. Rows.Where(row => row.What != HoldingKind.Licence || row.Id != licenceId)] };

    /// <summary>Reads it; null when the partner is absent or not the viewer's.</summary>
    public static async Task<AllowanceStanding?> FindAsync(PortalTransaction tx, string partnerId, TimeProvider time, CancellationToken ct)
    {
        var batch = new PortalBatch(tx);
        var (agreement, calendar, terms) = (
            AgreementStore.Find(batch, tx.ProgramId, partnerId), MonthCalendar.In(batch, tx.ProgramId, time),
            TermsStore.Load(batch, tx.ProgramId));
        var holdings = batch.Rows<HoldingRow>(Holdings, tx.ProgramId, partnerId);
        await batch.RunAsync(ct);
        return agreement() is { } found ? new AllowanceStanding(found, calendar(), terms(), holdings) : null;
    }

    /// <summary>The same for a change: one change of a partner's licences at a time, so that two of them cannot both fit.</summary>
    /// <exception cref="RuleViolationException">No such partner.</exception>
    public static async Task<AllowanceStanding> LockAsync(PortalTransaction tx, string partnerId, TimeProvider time, CancellationToken ct)
    {
        await tx.ExecuteAsync("select pg_advisory_xact_lock(hashtextextended('partner-portal/licences/' || $1, 0))", ct, partnerId);
        return await FindAsync(tx, partnerId, time, ct)
            ?? throw new RuleViolationException("partner.unknown", $"There is no partner {partnerId}.", partnerId);
    }

    /// <exception cref="RuleViolationException">The agreement is not in force, or suspended: nothing new can be taken or
    /// ordered.</exception>
    public void RequireInForce(DateOnly date)
    {
        if (!Agreement.InForceOn(date))
            throw new RuleViolationException("licence.not_in_force", "The agreement is not in force on that day.", date);
        if (Partner.Suspended)
            throw new RuleViolationException(
                "licence.suspended", "The agreement is suspended: nothing new can be ordered until it is resumed.");
    }
}

/// <summary>What a <see cref="HoldingRow"/> is.</summary>
internal enum HoldingKind
{
    Licence,
    Order,
    Grant,
    Use,
}

/// <summary>A licence, an order, a grant or a use of a partner.</summary>
/// <param name="Holding">The word of <see cref="What"/>.</param>
/// <param name="Text">Status, description, reason or note.</param>
/// <param name="Amount">List price of an order's unit.</param>
/// <param name="BookedThrough">Date of the latest service that was charged of an order.</param>
internal sealed record HoldingRow(
    string Holding, string Id, string Kind, int Quantity, DateOnly From, DateOnly? Through, string Text, decimal Amount, string Unit,
    string By, DateTimeOffset At, DateOnly? BookedThrough)
{
    public HoldingKind What { get; } = Vocabulary<HoldingKind>.Parse(Holding);

    public bool IsStandingPlus => What == HoldingKind.Order && Kind == "plus" && Unit == "month" && Through is null;

    public OwnUseOrder AsOrder() => new(Id, Text, Amount, Quantity, Vocabulary<OwnUseUnit>.Parse(Unit), From, Through);
}
