using Microsoft.EntityFrameworkCore;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Calendar;
using PartnerPortal.Application.Program.Partners;
using PartnerPortal.Data;
using PartnerPortal.Data.Finance.Fees;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Finance.Fees;

/// <param name="Month">The month whose fee is waived; from the activation to a year ahead.</param>
/// <param name="Reason">Shown to the partner; 3 to 500 characters.</param>
public sealed record WaiveFeeCommand(string PartnerId, Month Month, string Reason);

/// <summary>
/// Waives a monthly fee (spec 01.4): the close posts fee and waiver, in that month or, once it is closed, in the earliest open one.
/// </summary>
public sealed class WaiveFee(PortalDatabase database, TimeProvider time)
{
    /// <exception cref="RuleViolationException">No such partner, no fee in that month, too far ahead, waived already, or no
    /// reason.</exception>
    public Task RunAsync(Viewer viewer, CommandId id, WaiveFeeCommand command, CancellationToken ct) =>
        database.For(viewer, Permission.WaiveFees).OnceAsync(id, command, unit => RunAsync(unit, viewer, command, ct), ct);

    private async Task RunAsync(PortalUnit unit, Viewer viewer, WaiveFeeCommand command, CancellationToken ct)
    {
        var (reason, at) = (WaivedFee.CheckedReason(command.Reason), time.GetUtcNow());
        await MonthLock.HoldAsync(unit.Sql, unit.Sql.ProgramId, ct);
        var period = await PeriodAsync(unit.Sql, command, ct);
        if (await unit.Db.Set<WaivedFee>().AnyAsync(
            other => other.ProgramId == unit.Sql.ProgramId && other.PartnerId == command.PartnerId && other.Month == command.Month, ct))
        {
            throw new RuleViolationException("waiver.twice", $"The fee of {command.Month} is waived already.", command.Month);
        }

        unit.Db.Add(new WaivedFee
        {
            ProgramId = unit.Sql.ProgramId, PartnerId = command.PartnerId, Month = command.Month, Period = period, Reason = reason,
            WaivedBy = viewer.Name, WaivedAt = at,
        });
        await AuditTrail.WriteAsync(
            unit.Sql, viewer, at,
            new AuditEvent(AuditAction.FeeWaived, command.Month.ToString(), command.PartnerId, After: new { Reason = reason }), ct);
    }

    private async Task<Month> PeriodAsync(PortalTransaction tx, WaiveFeeCommand command, CancellationToken ct)
    {
        var agreement = (await AgreementStore.ReadAsync(tx, tx.ProgramId, [command.PartnerId], ct)).GetValueOrDefault(command.PartnerId)
            ?? throw new RuleViolationException("partner.unknown", $"There is no partner {command.PartnerId}.", command.PartnerId);
        if (!agreement.Agreement.ChargedIn(command.Month))
            throw new RuleViolationException("waiver.no_fee", $"No fee is due for {command.Month}.", command.Month);

        var calendar = await MonthCalendar.ReadAsync(tx, tx.ProgramId, time, ct);
        var last = Month.Of(calendar.Today).AddMonths(DateLimits.WaiverMonthsAhead);
        if (command.Month > last) throw new RuleViolationException("waiver.too_far", $"A fee can be waived up to {last}.", last);
        return Month.Max(calendar.PeriodOf(command.Month.First), agreement.Agreement.EntryPeriod);
    }
}
