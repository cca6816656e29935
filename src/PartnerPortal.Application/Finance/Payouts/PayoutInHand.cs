using Microsoft.EntityFrameworkCore;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Calendar;
using PartnerPortal.Data;
using PartnerPortal.Data.Finance.Payouts;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Payouts;

namespace PartnerPortal.Application.Finance.Payouts;

/// <summary>A payout that a person moves on: one person at a time, and nobody while a month is closed.</summary>
/// <param name="Unit">Where it is saved.</param>
/// <param name="Payout">Locked.</param>
/// <param name="From">Where it was.</param>
internal sealed record PayoutInHand(PortalUnit Unit, Payout Payout, PayoutStatus From)
{
    private const string Suspended = "select suspended from agreement where program_id = $1 and partner_id = $2";

    /// <exception cref="RuleViolationException">There is none, or it is not where it has to be.</exception>
    public static async Task<PayoutInHand> TakeAsync(
        PortalUnit unit, string partnerId, Month period, PayoutStatus from, CancellationToken ct)
    {
        await MonthLock.HoldAsync(unit.Sql, unit.Sql.ProgramId, ct);
        var payout = await unit.Db
            .Locked<Payout>($"program_id = {unit.Sql.ProgramId} and partner_id = {partnerId} and period = {period.First}")
            .SingleOrDefaultAsync(ct) ?? throw Payout.NotIn(from, period);
        payout.Require(from);
        return new PayoutInHand(unit, payout, from);
    }

    /// <exception cref="RuleViolationException">The partner is suspended.</exception>
    public async Task RequireNotSuspendedAsync(CancellationToken ct)
    {
        if (await Unit.Sql.ScalarAsync<bool>(Suspended, ct, Unit.Sql.ProgramId, Payout.PartnerId))
            throw new RuleViolationException("payout.suspended", "The partner is suspended: nothing is paid out while that lasts.");
    }

    /// <summary>Puts down who moved it on.</summary>
    public Task NoteAsync(Viewer viewer, AuditAction action, DateTimeOffset at, CancellationToken ct) => AuditTrail.WriteAsync(
        Unit.Sql, viewer, at, new AuditEvent(
            action, Payout.Period.ToString(), Payout.PartnerId, new { Status = From }, new { Payout.Status, Payout.Payable }), ct);
}
