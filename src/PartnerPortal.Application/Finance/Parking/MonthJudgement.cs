using PartnerPortal.Application.Finance.Closing;
using PartnerPortal.Application.Finance.Commissions;
using PartnerPortal.Application.Finance.Fees;
using PartnerPortal.Application.Finance.Ledger;
using PartnerPortal.Data;
using PartnerPortal.Data.Finance.Ledger;
using PartnerPortal.Domain.Finance.Parking;

namespace PartnerPortal.Application.Finance.Parking;

/// <summary>
/// Judges what a month would charge some partners by charging it: the very steps of the run up to the statements, which are then undone. So
/// the judgement cannot differ from the run.
/// </summary>
internal static class MonthJudgement
{
    private const string Undone = "judgement";

    private static readonly ICloseStep[] Steps = [new CommissionCloseStep(), new FeeCloseStep(), new RefundCloseStep()];

    /// <summary>One verdict for each of the partners, in their order.</summary>
    public static async Task<List<JudgedMonth>> JudgeAsync(
        PortalTransaction tx, MonthScope month, string[] partners, Recorded recorded, CancellationToken ct)
    {
        if (partners.Length == 0) return [];
        var before = await ChargeHistory.ReadAsync(tx, month, partners, ct);
        await tx.Transaction.SaveAsync(Undone, ct);
        foreach (var step in Steps) await step.RunAsync(tx, month, new CloseBatch(partners, partners.Length, recorded), ct);
        var postings = await PostingRows.OfMonthAsync(tx, month.ProgramId, partners, month.Month, ct);
        await tx.Transaction.RollbackAsync(Undone, ct);
        return [
            .. partners.Select(
                partner => new JudgedMonth(partner, ParkingRule.Judge([.. postings[partner]], [.. before[partner]], month.Parking)))];
    }
}
