using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Messages;
using PartnerPortal.Data;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Sales.Licensing;

namespace PartnerPortal.Application.Sales.Licensing;

/// <param name="Quantity">How many more than the terms give; 1 to 1,000.</param>
/// <param name="From">Not before the activation, and at most five years ahead, like the last day.</param>
/// <param name="Through">Last day; null for as long as the agreement runs.</param>
/// <param name="Reason">Shown to the partner; 3 to 500 characters.</param>
public sealed record GrantAllowanceCommand(string PartnerId, AllowanceKind Kind, int Quantity, DateOnly From, DateOnly? Through, string Reason);

/// <summary>A manager grants one partner more than the terms do, and may take that back.</summary>
public sealed class GrantAllowance(PortalDatabase database, TimeProvider time)
{
    private const string Insert = """
        insert into allowance_grant (program_id, partner_id, grant_id, kind, quantity, valid_from, valid_to, reason, granted_by, granted_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """;

    /// <returns>The grant, to be taken back.</returns>
    /// <exception cref="RuleViolationException">No such partner, or number, days or reason out of bounds.</exception>
    public Task<Guid> RunAsync(Viewer viewer, CommandId id, GrantAllowanceCommand command, CancellationToken ct) =>
        database.For(viewer, Permission.ManageLicences).OnceAsync(id, command, tx => RunAsync(tx, viewer, command, ct), ct);

    private async Task<Guid> RunAsync(PortalTransaction tx, Viewer viewer, GrantAllowanceCommand command, CancellationToken ct)
    {
        if (!AmountLimits.Quantity.Contains(command.Quantity)) throw new RuleViolationException("allowance.quantity", "A quantity is from 1 to 1,000.");
        if (command.Through < command.From) throw new RuleViolationException("allowance.days", "The last day is before the first.");
        if (command.Reason.Trim().Length is < 3 or > 500) throw new RuleViolationException("allowance.reason", "A reason has 3 to 500 characters.");
        Check(await AllowanceStanding.LockAsync(tx, command.PartnerId, time, ct), command);
        var (id, now) = (Guid.CreateVersion7(), time.GetUtcNow());
        await tx.ExecuteAsync(
            Insert, ct, ProgramIds.Main, command.PartnerId, id, Vocabulary<AllowanceKind>.Text(command.Kind), command.Quantity, command.From,
            command.Through, command.Reason.Trim(), viewer.Name, now);
        await AuditTrail.WriteAsync(tx, viewer, now, new AuditEvent(
            AuditAction.AllowanceGranted, command.PartnerId, command.PartnerId,
            After: new { command.Kind, command.Quantity, command.From, command.Through, Reason = command.Reason.Trim() }), ct);
        await Notices.ToPartnerAsync(tx, now, command.PartnerId, Permission.SeeOwnLicences, new Notice(
            NoticeKind.AllowanceGranted, $"allowance:{id}", "licences", command.Quantity, command.Reason.Trim()), ct);
        return id;
    }

    /// <exception cref="RuleViolationException">No such grant, or taken back before.</exception>
    public Task RevokeAsync(Viewer viewer, CommandId id, string partnerId, Guid grantId, CancellationToken ct) =>
        database.For(viewer, Permission.ManageLicences).OnceAsync(
            id, new { partnerId, grantId }, tx => RevokeAsync(tx, viewer, partnerId, grantId, ct), ct);

    private async Task RevokeAsync(PortalTransaction tx, Viewer viewer, string partnerId, Guid grantId, CancellationToken ct)
    {
        await AllowanceStanding.LockAsync(tx, partnerId, time, ct);
        var revoked = await tx.ExecuteAsync(
            "update allowance_grant set revoked_by = $4, revoked_at = $5 where program_id = $1 and partner_id = $2 and grant_id = $3 and revoked_at is null",
            ct, ProgramIds.Main, partnerId, grantId, viewer.Name, time.GetUtcNow());
        if (revoked == 0) throw new RuleViolationException("allowance.unknown", "There is no such entry.");
        await AuditTrail.WriteAsync(tx, viewer, time.GetUtcNow(), new AuditEvent(
            AuditAction.AllowanceRevoked, partnerId, partnerId, Before: new { Grant = grantId }), ct);
    }

    private static void Check(AllowanceStanding standing, GrantAllowanceCommand command)
    {
        var (earliest, latest) = (standing.Agreement.ActivatedOn, DateLimits.Latest(standing.Today));
        if (command.From >= earliest && command.From <= latest && (command.Through is null || command.Through <= latest)) return;
        throw new RuleViolationException(
            "allowance.too_far", $"The days are from {earliest:yyyy-MM-dd}, when the agreement began, to {latest:yyyy-MM-dd}.", earliest, latest);
    }
}
