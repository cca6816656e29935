using Npgsql;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Calendar;
using PartnerPortal.Application.Program.Partners;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Finance.Fees;

/// <param name="Month">The month whose fee is waived; from the activation to a year ahead.</param>
/// <param name="Reason">Shown to the partner; 3 to 500 characters.</param>
public sealed record WaiveFeeCommand(string PartnerId, Month Month, string Reason);

/// <summary>Waives a monthly fee (spec 01.4): the close posts fee and waiver, in that month or, once it is closed, in the earliest open one.</summary>
public sealed class WaiveFee(PortalDatabase database, TimeProvider time)
{
    /// <exception cref="RuleViolationException">No such partner, no fee in that month, too far ahead, waived already, or no reason.</exception>
    public Task RunAsync(Viewer viewer, CommandId id, WaiveFeeCommand command, CancellationToken ct) =>
        database.For(viewer, Permission.WaiveFees).OnceAsync(id, command, tx => RunAsync(tx, viewer, command, ct), ct);

    private async Task RunAsync(PortalTransaction tx, Viewer viewer, WaiveFeeCommand command, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        if (command.Reason.Trim().Length is < 3 or > 500)
            throw new RuleViolationException("waiver.reason", "A reason has 3 to 500 characters.");
        await tx.ExecuteAsync($"select pg_advisory_xact_lock({MonthLock.Key})", ct, ProgramIds.Main);
        var agreement = (await AgreementStore.ReadAsync(tx, ProgramIds.Main, [command.PartnerId], ct)).GetValueOrDefault(command.PartnerId)
            ?? throw new RuleViolationException("partner.unknown", $"There is no partner {command.PartnerId}.", command.PartnerId);
        if (!agreement.Agreement.ChargedIn(command.Month))
            throw new RuleViolationException("waiver.no_fee", $"No fee is due for {command.Month}.", command.Month);

        var calendar = await MonthCalendar.ReadAsync(tx, ProgramIds.Main, time, ct);
        var last = Month.Of(calendar.Today).AddMonths(DateLimits.WaiverMonthsAhead);
        if (command.Month > last) throw new RuleViolationException("waiver.too_far", $"A fee can be waived up to {last}.", last);
        var period = Month.Max(calendar.PeriodOf(command.Month.First), agreement.Agreement.EntryPeriod);
        try
        {
            await tx.ExecuteAsync(
                "insert into fee_waiver (program_id, partner_id, month, period, reason, waived_by, waived_at) values ($1, $2, $3, $4, $5, $6, $7)",
                ct, ProgramIds.Main, command.PartnerId, command.Month.First, period.First, command.Reason.Trim(), viewer.Name, at);
        }
        catch (PostgresException duplicate) when (duplicate.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw new RuleViolationException("waiver.twice", $"The fee of {command.Month} is waived already.", command.Month);
        }

        await AuditTrail.WriteAsync(
            tx, viewer, at, new AuditEvent(AuditAction.FeeWaived, command.Month.ToString(), command.PartnerId, After: new { Reason = command.Reason.Trim() }), ct);
    }
}
