using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Data;
using PartnerPortal.Data.Program.Applications;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Program.Applications;

/// <param name="Evidence">What shows it: text or a link; 3 to 2,000 characters.</param>
/// <param name="Met">The decision; null takes it back.</param>
public sealed record DecideCheckCommand(string Number, Guid ItemId, string Evidence, bool? Met);

/// <summary>Decides an item of an application's checklist, or takes the decision back.</summary>
public sealed class DecideCheck(PortalDatabase database, TimeProvider time)
{
    /// <exception cref="RuleViolationException">It is not under review, there is no such item, or the evidence is missing.</exception>
    public Task RunAsync(Viewer viewer, CommandId id, DecideCheckCommand command, CancellationToken ct) =>
        database.For(viewer, Permission.DecideApplications).OnceAsync(id, command, unit => RunAsync(unit, viewer, command, ct), ct);

    private async Task RunAsync(PortalUnit unit, Viewer viewer, DecideCheckCommand command, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        var evidence = command.Evidence.Trim();
        if (command.Met is not null && evidence.Length is < 3 or > 2000)
            throw new RuleViolationException("check.evidence", "Say in 3 to 2,000 characters what shows it, or give a link.");
        var application = await OpenApplication.LockWithChecksAsync(unit, command.Number, ct);
        var item = application.Decide(command.ItemId, new CheckDecision(command.Met, evidence, viewer.Name, at));
        var said = new { Item = item.Texts["en"], command.Met, Evidence = evidence };
        await AuditTrail.WriteAsync(unit.Sql, viewer, at, new AuditEvent(AuditAction.ApplicationCheckDecided, command.Number, After: said),
            ct);
    }
}
