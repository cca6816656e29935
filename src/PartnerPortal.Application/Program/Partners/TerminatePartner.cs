using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Calendar;
using PartnerPortal.Application.Platform.Messages;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Program.Partners;

/// <param name="LastDay">The last day in force; in a month that is not closed, so that nothing posted changes, and at most five years
/// ahead.</param>
/// <param name="Reason">Told to the partner and kept; 3 to 500 characters.</param>
public sealed record TerminatePartnerCommand(string PartnerId, DateOnly LastDay, string Reason);

/// <summary>
/// Ends an agreement on a day (spec 01.3, 01.4): the fee of that month is the last, invoices up to it keep earning when they are paid,
/// later
/// ones earn nothing. A day that has not come yet can be moved.
/// </summary>
public sealed class TerminatePartner(PortalDatabase database, TimeProvider time)
{
    /// <exception cref="RuleViolationException">No such partner, ended already, a closed month, before the activation, too far ahead, or no
    /// reason.</exception>
    public Task RunAsync(Viewer viewer, CommandId id, TerminatePartnerCommand command, CancellationToken ct) =>
        database.For(viewer, Permission.ManagePartners).OnceAsync(id, command, unit => RunAsync(unit, viewer, command, ct), ct);

    private async Task RunAsync(PortalUnit unit, Viewer viewer, TerminatePartnerCommand command, CancellationToken ct)
    {
        var reason = ChangingPartner.Reason(command.Reason, viewer, time.GetUtcNow());
        var partner = await ChangingPartner.LockAsync(unit, command.PartnerId, ct);
        var calendar = await MonthCalendar.ReadAsync(unit.Sql, unit.Sql.ProgramId, time, ct);
        var before = new { partner.Agreement.TerminatedOn };
        var change = partner.Agreement.Terminate(command.LastDay, calendar.PeriodOf(command.LastDay), calendar.Today, reason);
        await partner.TellAsync(
            unit, viewer, change, new StandingNews(MailKind.PartnerTerminated, NoticeKind.PartnerTerminated, command.LastDay, reason.Text),
            new AuditEvent(
                AuditAction.PartnerTerminated, command.PartnerId, command.PartnerId, before,
                new { TerminatedOn = command.LastDay, Reason = reason.Text }), ct);
    }
}
