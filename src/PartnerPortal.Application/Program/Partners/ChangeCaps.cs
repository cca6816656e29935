using System.Text.Json;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Calendar;
using PartnerPortal.Application.Program.Terms;
using PartnerPortal.Data;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Program.Terms;

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
        database.For(viewer, Permission.ManageCaps).OnceAsync(id, command, tx => RunAsync(tx, viewer, command, ct), ct);

    private async Task RunAsync(PortalTransaction tx, Viewer viewer, ChangeCapsCommand command, CancellationToken ct)
    {
        if (command.Caps.Count > MostCaps || !command.Caps.Values.All(AmountLimits.Percent.Contains))
            throw new RuleViolationException("caps.rate", "A highest rate is from 0 to 100 %, with at most four decimals.");
        // Imports give rates under the same lock: an invoice is registered before the change or after it.
        await tx.ExecuteAsync($"select pg_advisory_xact_lock({MonthLock.Key})", ct, ProgramIds.Main);
        var agreement = (await AgreementStore.ReadAsync(tx, ProgramIds.Main, [command.PartnerId], ct)).GetValueOrDefault(command.PartnerId)
            ?? throw new RuleViolationException("partner.unknown", $"There is no partner {command.PartnerId}.", command.PartnerId);
        var known = Labels(await TermsStore.LoadAsync(tx, ProgramIds.Main, ct), agreement);
        if (command.Caps.Keys.FirstOrDefault(label => !known.Contains(label)) is { } unknown)
            throw new RuleViolationException("caps.label", $"No commission plan has a rule {unknown}.", unknown);

        await tx.ExecuteAsync(
            "update agreement set caps = $3::jsonb where program_id = $1 and partner_id = $2", ct, ProgramIds.Main, command.PartnerId, JsonSerializer.Serialize(command.Caps));
        await AuditTrail.WriteAsync(tx, viewer, time.GetUtcNow(), new AuditEvent(
            AuditAction.CapsChanged, command.PartnerId, command.PartnerId,
            Before: agreement.Agreement.Caps.ToDictionary(cap => cap.Key, cap => cap.Value.Value), After: command.Caps), ct);
    }

    /// <summary>The labels that can be capped, with the rates of the plan in force and the caps agreed; null when the partner is absent.</summary>
    public async Task<IReadOnlyList<CapRow>?> FindAsync(Viewer viewer, string partnerId, CancellationToken ct)
    {
        viewer.Require(Permission.ManageCaps);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        var batch = new PortalBatch(tx);
        var (foundAgreement, calendar, foundTerms) = (
            AgreementStore.Find(batch, ProgramIds.Main, partnerId), MonthCalendar.In(batch, ProgramIds.Main, time), TermsStore.Load(batch, ProgramIds.Main));
        await batch.RunAsync(ct);
        if (foundAgreement() is not { } agreement) return null;
        var terms = foundTerms();
        var plan = terms.InForceOn(calendar().Today).CommissionPlan;
        return [.. Labels(terms, agreement).Select(label => new CapRow(
            label,
            plan.Where(rule => rule.Label == label).Select(rule => (decimal?)rule.Rate.Value).Max(),
            agreement.Agreement.Caps.TryGetValue(label, out var cap) ? cap.Value : null))];
    }

    private static IReadOnlyList<string> Labels(TermsHistory terms, PartnerAgreement agreement) =>
        [.. terms.LatestFirst.SelectMany(version => version.CommissionPlan).Select(rule => rule.Label)
            .Concat(agreement.Agreement.Caps.Keys).Distinct(StringComparer.Ordinal)];
}

/// <summary>A label of the commission plan and the highest rate agreed with a partner.</summary>
/// <param name="PlanRate">Highest rate of the plan in force, percent; null when only other versions have the label.</param>
/// <param name="Cap">Percent; null when it is not capped.</param>
public sealed record CapRow(string Label, decimal? PlanRate, decimal? Cap);
