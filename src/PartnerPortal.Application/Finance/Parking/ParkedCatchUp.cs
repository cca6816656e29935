using PartnerPortal.Application.Finance.Closing;
using PartnerPortal.Data;
using PartnerPortal.Data.Finance.Ledger;

namespace PartnerPortal.Application.Finance.Parking;

/// <summary>
/// Takes parked partners into their month once the others are done: those that a person released, and those that are in line when they are
/// judged again, since the cause was corrected or the limits were moved. All steps of such a partner are one transaction.
/// </summary>
internal static class ParkedCatchUp
{
    /// <summary>Looks at the next partners.</summary>
    /// <param name="after">The last partner that was looked at; empty for none.</param>
    /// <param name="most">How many, at least 1.</param>
    /// <returns>Null when there are none left to look at.</returns>
    public static async Task<CaughtUp?> RunAsync(
        PortalTransaction tx, MonthScope month, IReadOnlyList<ICloseStep> steps, CaughtUp after, int most, Recorded recorded,
        CancellationToken ct)
    {
        var open = await ParkedPartners.OpenAsync(tx, month, after.Through, most, ct);
        if (open.Count == 0) return null;
        var judged = await JudgeAsync(
            tx, month, [.. open.Where(partner => !partner.IsReleased).Select(partner => partner.PartnerId)], recorded, ct);
        var parked = judged.Where(partner => partner.Verdict.Cause is not null).ToList();
        await ParkedPartners.UpdateAsync(tx, month, parked, recorded.At, ct);

        var free = open.ExceptBy(
            parked.Select(partner => partner.PartnerId), partner => partner.PartnerId, StringComparer.Ordinal).ToList();
        var made = new List<(CloseStepName, int)>();
        if (free.Count > 0)
        {
            var batch = new CloseBatch([.. free.Select(partner => partner.PartnerId)], free.Count, recorded) { IsJudged = true };
            await ParkedPartners.FinishAsync(tx, month, batch.Partners, recorded.At, ct);
            foreach (var step in steps) made.Add((step.Name, await step.RunAsync(tx, month, batch, ct)));
        }

        return new CaughtUp(open[^1].PartnerId, made);
    }

    private static Task<List<JudgedMonth>> JudgeAsync(
        PortalTransaction tx, MonthScope month, string[] partners, Recorded recorded, CancellationToken ct) =>
        month.Parking.On ? MonthJudgement.JudgeAsync(tx, month, partners, recorded, ct) : Task.FromResult(new List<JudgedMonth>());
}

/// <summary>How far the parked partners of a month were looked at.</summary>
/// <param name="Through">The last one; empty before the first.</param>
/// <param name="Made">What each step made for those that were taken in.</param>
internal sealed record CaughtUp(string Through, IReadOnlyList<(CloseStepName Step, int Made)> Made)
{
    public static CaughtUp None { get; } = new("", []);
}
