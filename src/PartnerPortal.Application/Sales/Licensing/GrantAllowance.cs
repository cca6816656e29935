using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Messages;
using PartnerPortal.Data;
using PartnerPortal.Data.Sales.Licensing;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Sales.Licensing;

namespace PartnerPortal.Application.Sales.Licensing;

/// <param name="Quantity">How many more than the terms give; 1 to 1,000.</param>
/// <param name="From">Not before the activation, and at most five years ahead, like the last day.</param>
/// <param name="Through">Last day; null for as long as the agreement runs.</param>
/// <param name="Reason">Shown to the partner; 3 to 500 characters.</param>
public sealed record GrantAllowanceCommand(
    string PartnerId, AllowanceKind Kind, int Quantity, DateOnly From, DateOnly? Through, string Reason);

/// <summary>A manager grants one partner more than the terms do.</summary>
public sealed class GrantAllowance(PortalDatabase database, TimeProvider time)
{
    /// <returns>The grant, to be taken back.</returns>
    /// <exception cref="RuleViolationException">No such partner, or number, days or reason out of bounds.</exception>
    public Task<Guid> RunAsync(Viewer viewer, CommandId id, GrantAllowanceCommand command, CancellationToken ct) =>
        database.For(viewer, Permission.ManageLicences).OnceAsync(id, command, unit => RunAsync(unit, viewer, command, ct), ct);

    private async Task<Guid> RunAsync(PortalUnit unit, Viewer viewer, GrantAllowanceCommand command, CancellationToken ct)
    {
        if (!AmountLimits.Quantity.Contains(command.Quantity)) throw GrantedAllowance.NoQuantity();
        if (command.Through < command.From) throw new RuleViolationException("allowance.days", "The last day is before the first.");
        var reason = ReasonText.Checked(command.Reason, "allowance.reason");
        Check(await AllowanceStanding.LockAsync(unit.Sql, command.PartnerId, time, ct), command);
        var now = time.GetUtcNow();
        var grant = new GrantedAllowance
        {
            ProgramId = unit.Sql.ProgramId, PartnerId = command.PartnerId, GrantId = Guid.CreateVersion7(), Kind = command.Kind,
            Quantity = command.Quantity, ValidFrom = command.From, ValidTo = command.Through, Reason = reason, GrantedBy = viewer.Name,
            GrantedAt = now,
        };
        unit.Db.Add(grant);
        await AuditTrail.WriteAsync(unit.Sql, viewer, now, new AuditEvent(
            AuditAction.AllowanceGranted, command.PartnerId, command.PartnerId,
            After: new { command.Kind, command.Quantity, command.From, command.Through, Reason = reason }), ct);
        await Notices.ToPartnerAsync(unit.Sql, now, command.PartnerId, Permission.SeeOwnLicences, new Notice(
            NoticeKind.AllowanceGranted, $"allowance:{grant.GrantId}", "licences", command.Quantity, reason), ct);
        return grant.GrantId;
    }

    private static void Check(AllowanceStanding standing, GrantAllowanceCommand command)
    {
        var (earliest, latest) = (standing.Agreement.ActivatedOn, DateLimits.Latest(standing.Today));
        if (command.From >= earliest && command.From <= latest && (command.Through is null || command.Through <= latest)) return;
        throw new RuleViolationException(
            "allowance.too_far", $"The days are from {earliest:yyyy-MM-dd}, when the agreement began, to {latest:yyyy-MM-dd}.", earliest,
            latest);
    }
}
