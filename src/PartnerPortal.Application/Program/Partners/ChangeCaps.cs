using Microsoft.EntityFrameworkCore;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Calendar;
using PartnerPortal.Application.Program.Terms;
using PartnerPortal.Data;
using PartnerPortal.Data.Program.Partners;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Program.Partners;

/// <param name="Caps">Highest rate by label, in percent; a label without one is not capped.</param>
public sealed record ChangeCapsCommand(string PartnerId, IReadOnlyDictionary<string, decimal> Caps);

/// <summary>
/// A manager agrees other highest rates with a partner ("up to", spec 01.2). Rates are fixed when an invoice is registered, so that the
/// change touches invoices registered from now on and nothing before.
/// </summary>
public sealed class ChangeCaps(PortalDatabase database, TimeProvider time)
{
    private const int MostCaps = 50;

    /// <exception cref="RuleViolationException">No such partner, a rate out of bounds, or a label that no plan has.</exception>
    public Task RunAsync(Viewer viewer, CommandId id, ChangeCapsCommand command, CancellationToken ct) =>
        database.For(viewer, Permission.ManageCaps).OnceAsync(id, command, unit => RunAsync(unit, viewer, command, ct), ct);

    private async Task RunAsync(PortalUnit unit, Viewer viewer, ChangeCapsCommand command, CancellationToken ct)
    {
        if (command.Caps.Count > MostCaps || !command.Caps.Values.All(AmountLimits.Percent.Contains))
            throw new RuleViolationException("caps.rate", "A highest rate is from 0 to 100 %, with at most four decimals.");
        // Imports give rates under the same lock: an invoice is registered before the change or after it.
        await unit.Sql.ExecuteAsync($"select pg_advisory_xact_lock({MonthLock.Key})", ct, unit.Sql.ProgramId);
        var agreement = await unit.Db.Locked<SignedAgreement>($"program_id = {unit.Sql.ProgramId} and partner_id = {command.PartnerId}")
            .SingleOrDefaultAsync(ct)
            ?? throw new RuleViolationException("partner.unknown", $"There is no partner {command.PartnerId}.", command.PartnerId);
        var plans = (await TermsStore.LoadAsync(unit.Sql, unit.Sql.ProgramId, ct)).LatestFirst.SelectMany(
            version => version.CommissionPlan);
        var before = agreement.Caps;
        agreement.AgreeCaps(command.Caps, plans.Select(rule => rule.Label));
        await AuditTrail.WriteAsync(
            unit.Sql, viewer, time.GetUtcNow(),
            new AuditEvent(AuditAction.CapsChanged, command.PartnerId, command.PartnerId, before, command.Caps), ct);
    }
}
