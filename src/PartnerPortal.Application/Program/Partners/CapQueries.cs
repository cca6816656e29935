using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Calendar;
using PartnerPortal.Application.Program.Terms;
using PartnerPortal.Data;
using PartnerPortal.Domain.Program.Terms;

namespace PartnerPortal.Application.Program.Partners;

/// <summary>A label of the commission plan and the highest rate agreed with a partner.</summary>
/// <param name="PlanRate">Highest rate of the plan in force, percent; null when only other versions have the label.</param>
/// <param name="Cap">Percent; null when it is not capped.</param>
public sealed record CapRow(string Label, decimal? PlanRate, decimal? Cap);

/// <summary>Reads the highest rates agreed with a partner, beside the plan.</summary>
public sealed class CapQueries(PortalDatabase database, TimeProvider time)
{
    /// <summary>The labels that can be capped, with the rates of the plan in force and the caps agreed; null when the partner is
    /// absent.</summary>
    public async Task<IReadOnlyList<CapRow>?> FindAsync(Viewer viewer, string partnerId, CancellationToken ct)
    {
        viewer.Require(Permission.ManageCaps);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        var batch = new PortalBatch(tx);
        var (foundAgreement, calendar, foundTerms) = (
            AgreementStore.Find(batch, tx.ProgramId, partnerId), MonthCalendar.In(batch, tx.ProgramId, time),
            TermsStore.Load(batch, tx.ProgramId));
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
