using PartnerPortal.Application.Finance.Closing;
using PartnerPortal.Application.Finance.Commissions;
using PartnerPortal.Application.Finance.Fees;
using PartnerPortal.Application.Finance.Ledger;
using PartnerPortal.Data;
using PartnerPortal.Domain.Finance.Ledger;
using PartnerPortal.Domain.Finance.Parking;

namespace PartnerPortal.Application.Finance.Parking;

/// <summary>
/// Step 1 with the judgement before it (spec 07.12): whoever would be charged far out of line is parked, and nothing of its month is
/// posted.
/// The step is watched as it posts. Only when somebody in the batch may be out of line is it undone, the few are judged, and it is done
/// again
/// without those that are parked: a month in line costs one small query a batch.
/// </summary>
public sealed class JudgedCommissionStep : ICloseStep
{
    private const string Unjudged = "unjudged";

    private const string Corrected = """
        select distinct partner_id, 0::bigint as weight from posting
        where program_id = $1 and period = $2 and kind = 'adjustment'
        """;

    private const string Corrections = "p.program_id = $1 and p.period = $2 and p.kind = 'adjustment' and p.partner_id = any($3)";

    private readonly CommissionCloseStep _commission = new();
    private readonly FeeCloseStep _fees = new();

    public CloseStepName Name => CloseStepName.Commission;

    /// <summary>
    /// Whom commission concerns, and whom nothing else of the month would bring before the judge: by a correction, or by its fee alone.
    /// </summary>
    public async Task<List<PartnerWork>> WorkAsync(PortalTransaction tx, MonthScope month, CancellationToken ct)
    {
        var work = await _commission.WorkAsync(tx, month, ct);
        if (!month.Parking.On) return work;
        var others = await tx.RowsAsync<PartnerWork>(Corrected, ct, month.ProgramId, month.Month.First);
        if (WorstFees.Of(month.Terms).MonthlyFee >= month.Parking.Floor) others.AddRange(await _fees.WorkAsync(tx, month, ct));
        return others.Count == 0
            ? work
            : [
                .. work.Concat(others).DistinctBy(partner => partner.PartnerId, StringComparer.Ordinal).OrderBy(
                    partner => partner.PartnerId, StringComparer.Ordinal)];
    }

    public async Task<int> RunAsync(PortalTransaction tx, MonthScope month, CloseBatch batch, CancellationToken ct)
    {
        if (batch.IsJudged || !month.Parking.On) return await _commission.RunAsync(tx, month, batch, ct);

        var watch = new MonthWatch(month.Parking, WorstFees.Of(month.Terms));
        await foreach (
            var correction in PostingRows.StreamAsync(tx, Corrections, ct, month.ProgramId, month.Month.First, batch.Partners))
            watch.See(correction);
        await tx.Transaction.SaveAsync(Unjudged, ct);
        var posted = await CommissionCloseStep.PostAsync(tx, month, batch, watch, ct);
        var suspects = await SuspectsAsync(tx, month, batch.Partners, watch, ct);
        if (suspects.Length == 0) return posted;

        await tx.Transaction.RollbackAsync(Unjudged, ct);
        batch.Posted.Clear();
        var parked = (await MonthJudgement.JudgeAsync(tx, month, suspects, batch.Recorded, ct)).Where(
            judged => judged.Verdict.Cause is not null).ToList();
        await ParkedPartners.AddAsync(tx, month, parked, batch.Recorded.At, ct);
        return await _commission.RunAsync(tx, month, batch.Without(parked.Select(judged => judged.PartnerId)), ct);
    }

    private static async Task<string[]> SuspectsAsync(
        PortalTransaction tx, MonthScope month, string[] partners, MonthWatch watch, CancellationToken ct)
    {
        var most = watch.AtTheFloor(partners).ToDictionary(row => row.PartnerId, row => row.Most, StringComparer.Ordinal);
        var before = most.Count == 0 ? null : await ChargeHistory.ReadAsync(tx, month, [.. most.Keys], ct);
        return
        [
            .. watch.WithLikeItems(partners)
                .Concat(
                    most.Where(pair => ParkingRule.IsOutOfLine(pair.Value, [.. before![pair.Key]], month.Parking)).Select(pair => pair.Key))
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
    }
}
