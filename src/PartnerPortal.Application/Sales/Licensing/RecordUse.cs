using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Data;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Sales.Licensing;

namespace PartnerPortal.Application.Sales.Licensing;

/// <param name="Kind">Support units or coaching sessions.</param>
/// <param name="UsedOn">Not later than today, under the agreement.</param>
/// <param name="Note">What it was for; 3 to 500 characters, shown to the partner.</param>
public sealed record RecordUseCommand(string PartnerId, AllowanceKind Kind, int Quantity, DateOnly UsedOn, string Note);

/// <summary>Staff record what a partner used of its support units and coaching sessions, and may take a mistake back.</summary>
public sealed class RecordUse(PortalDatabase database, TimeProvider time)
{
    private const string Insert = """
        insert into allowance_use (program_id, partner_id, use_id, kind, quantity, used_on, note, recorded_by, recorded_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """;

    /// <returns>The entry, to be taken back.</returns>
    /// <exception cref="RuleViolationException">No such partner, more than is left, or day, number or note out of bounds.</exception>
    public Task<Guid> RunAsync(Viewer viewer, CommandId id, RecordUseCommand command, CancellationToken ct) =>
        database.For(viewer, Permission.RecordAllowanceUse).OnceAsync(id, command, tx => RunAsync(tx, viewer, command, ct), ct);

    private async Task<Guid> RunAsync(PortalTransaction tx, Viewer viewer, RecordUseCommand command, CancellationToken ct)
    {
        if (command.Kind is not (AllowanceKind.SupportUnit or AllowanceKind.CoachingSession) || !AmountLimits.Quantity.Contains(command.Quantity))
            throw new RuleViolationException("allowance.quantity", "A quantity is from 1 to 1,000.");
        if (command.Note.Trim().Length is < 3 or > 500) throw new RuleViolationException("allowance.note", "A note has 3 to 500 characters.");
        var standing = await AllowanceStanding.LockAsync(tx, command.PartnerId, time, ct);
        Check(standing, command);
        var (id, now) = (Guid.CreateVersion7(), time.GetUtcNow());
        await tx.ExecuteAsync(
            Insert, ct, ProgramIds.Main, command.PartnerId, id, Vocabulary<AllowanceKind>.Text(command.Kind), command.Quantity, command.UsedOn,
            command.Note.Trim(), viewer.Name, now);
        await AuditTrail.WriteAsync(tx, viewer, now, new AuditEvent(
            AuditAction.AllowanceUsed, command.PartnerId, command.PartnerId,
            After: new { command.Kind, command.Quantity, command.UsedOn, Note = command.Note.Trim() }), ct);
        return id;
    }

    /// <exception cref="RuleViolationException">No such entry, or taken back before.</exception>
    public Task RetractAsync(Viewer viewer, CommandId id, string partnerId, Guid useId, CancellationToken ct) =>
        database.For(viewer, Permission.RecordAllowanceUse).OnceAsync(
            id, new { partnerId, useId }, tx => RetractAsync(tx, viewer, partnerId, useId, ct), ct);

    private async Task RetractAsync(PortalTransaction tx, Viewer viewer, string partnerId, Guid useId, CancellationToken ct)
    {
        await AllowanceStanding.LockAsync(tx, partnerId, time, ct);
        var retracted = await tx.ExecuteAsync(
            "update allowance_use set retracted_by = $4, retracted_at = $5 where program_id = $1 and partner_id = $2 and use_id = $3 and retracted_at is null",
            ct, ProgramIds.Main, partnerId, useId, viewer.Name, time.GetUtcNow());
        if (retracted == 0) throw new RuleViolationException("allowance.unknown", "There is no such entry.");
        await AuditTrail.WriteAsync(tx, viewer, time.GetUtcNow(), new AuditEvent(
            AuditAction.AllowanceUseRetracted, partnerId, partnerId, Before: new { Use = useId }), ct);
    }

    private static void Check(AllowanceStanding standing, RecordUseCommand command)
    {
        if (command.UsedOn > standing.Today || !standing.Agreement.InForceOn(command.UsedOn))
            throw new RuleViolationException("allowance.used_on", "The day is under the agreement and not later than today.");
        var left = AllowanceCalculator.On(standing.Terms.InForceOn(command.UsedOn).Allowances, standing.Facts, command.UsedOn)[(int)command.Kind].Left;
        if (command.Quantity > left) throw new RuleViolationException("allowance.used_up", $"Only {left} are left.", left);
    }
}
