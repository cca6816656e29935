using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Calendar;
using PartnerPortal.Application.Platform.Messages;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Program.Partners;

/// <param name="LastDay">The last day in force; in a month that is not closed, so that nothing posted changes, and at most five years ahead.</param>
/// <param name="Reason">Told to the partner and kept; 3 to 500 characters.</param>
public sealed record TerminatePartnerCommand(string PartnerId, DateOnly LastDay, string Reason);

/// <summary>
/// Ends an agreement on a day (spec 01.3, 01.4): the fee of that month is the last, invoices up to it keep earning when they are paid, later
/// ones earn nothing. A day that has not come yet can be moved.
/// </summary>
public sealed class TerminatePartner(PortalDatabase database, TimeProvider time)
{
    /// <exception cref="RuleViolationException">No such partner, ended already, a closed month, before the activation, too far ahead, or no reason.</exception>
    public Task RunAsync(Viewer viewer, CommandId id, TerminatePartnerCommand command, CancellationToken ct) =>
        database.For(viewer, Permission.ManagePartners).OnceAsync(id, command, tx => RunAsync(tx, viewer, command, ct), ct);

    private async Task RunAsync(PortalTransaction tx, Viewer viewer, TerminatePartnerCommand command, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        var reason = ChangingPartner.Reason(command.Reason);
        var partner = await ChangingPartner.LockAsync(tx, command.PartnerId, ct);
        var calendar = await MonthCalendar.ReadAsync(tx, ProgramIds.Main, time, ct);
        partner.RequireRunning(calendar.Today);
        if (command.LastDay < partner.ActivatedOn)
            throw new RuleViolationException("standing.before_start", $"The agreement began on {partner.ActivatedOn:yyyy-MM-dd}.", partner.ActivatedOn);
        var open = calendar.PeriodOf(command.LastDay);
        if (open > Month.Of(command.LastDay))
            throw new RuleViolationException("standing.closed", $"That month is closed: the earliest day is {open.First:yyyy-MM-dd}.", open.First);

        var latest = DateLimits.Latest(calendar.Today);
        if (command.LastDay > latest)
            throw new RuleViolationException("standing.too_far", $"The last day is {latest:yyyy-MM-dd} at the latest.", latest);

        await tx.ExecuteAsync(
            "update agreement set terminated_on = $3 where program_id = $1 and partner_id = $2", ct, ProgramIds.Main, command.PartnerId, command.LastDay);
        var id = await partner.RecordAsync(tx, viewer, new StatusRecord(StatusChange.Terminated, command.LastDay, reason), at, ct);
        if (partner.Email is not null)
        {
            await Outbox.AddAsync(
                tx, at,
                new MailDraft(
                    MailKind.PartnerTerminated, $"standing:{id}", partner.Email, partner.Language, partner.Addressee, partner.Name, command.LastDay, reason), ct);
        }

        await Notices.ToPartnerAsync(
            tx, at, command.PartnerId, Permission.SeeOwnCompany,
            new Notice(NoticeKind.PartnerTerminated, $"standing:{id}", "company/agreement", command.LastDay, reason), ct);
        await AuditTrail.WriteAsync(
            tx, viewer, at,
            new AuditEvent(
                AuditAction.PartnerTerminated, command.PartnerId, command.PartnerId, new { partner.TerminatedOn }, new { TerminatedOn = command.LastDay, Reason = reason }), ct);
    }
}
