using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Data;
using PartnerPortal.Data.Sales.Licensing;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Sales.Licensing;

namespace PartnerPortal.Application.Sales.Licensing;

/// <param name="Kind">Support units or coaching sessions.</param>
/// <param name="UsedOn">Not later than today, under the agreement.</param>
/// <param name="Note">What it was for; 3 to 500 characters, shown to the partner.</param>
public sealed record RecordUseCommand(string PartnerId, AllowanceKind Kind, int Quantity, DateOnly UsedOn, string Note);

/// <summary>Staff record what a partner used of its support units and coaching sessions.</summary>
public sealed class RecordUse(PortalDatabase database, TimeProvider time)
{
    /// <returns>The entry, to be taken back.</returns>
    /// <exception cref="RuleViolationException">No such partner, more than is left, or day, number or note out of bounds.</exception>
    public Task<Guid> RunAsync(Viewer viewer, CommandId id, RecordUseCommand command, CancellationToken ct) =>
        database.For(viewer, Permission.RecordAllowanceUse).OnceAsync(id, command, unit => RunAsync(unit, viewer, command, ct), ct);

    private async Task<Guid> RunAsync(PortalUnit unit, Viewer viewer, RecordUseCommand command, CancellationToken ct)
    {
        if (command.Kind is not (AllowanceKind.SupportUnit or AllowanceKind.CoachingSession)
            || !AmountLimits.Quantity.Contains(command.Quantity))
            throw GrantedAllowance.NoQuantity();
        var note = ReasonText.Checked(command.Note, "allowance.note");
        Check(await AllowanceStanding.LockAsync(unit.Sql, command.PartnerId, time, ct), command);
        var now = time.GetUtcNow();
        var use = new UsedAllowance
        {
            ProgramId = unit.Sql.ProgramId, PartnerId = command.PartnerId, UseId = Guid.CreateVersion7(), Kind = command.Kind,
            Quantity = command.Quantity, UsedOn = command.UsedOn, Note = note, RecordedBy = viewer.Name, RecordedAt = now,
        };
        unit.Db.Add(use);
        await AuditTrail.WriteAsync(unit.Sql, viewer, now, new AuditEvent(
            AuditAction.AllowanceUsed, command.PartnerId, command.PartnerId,
            After: new { command.Kind, command.Quantity, command.UsedOn, Note = note }), ct);
        return use.UseId;
    }

    private static void Check(AllowanceStanding standing, RecordUseCommand command)
    {
        if (command.UsedOn > standing.Today || !standing.Agreement.InForceOn(command.UsedOn))
            throw new RuleViolationException("allowance.used_on", "The day is under the agreement and not later than today.");
        var left = AllowanceCalculator.On(
            standing.Terms.InForceOn(command.UsedOn).Allowances, standing.Facts, command.UsedOn)[(int)command.Kind].Left;
        if (command.Quantity > left) throw new RuleViolationException("allowance.used_up", $"Only {left} are left.", left);
    }
}
