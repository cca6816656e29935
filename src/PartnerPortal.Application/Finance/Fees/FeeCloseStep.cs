using PartnerPortal.Application.Finance.Closing;
using PartnerPortal.Application.Program.Partners;
using PartnerPortal.Data;
using PartnerPortal.Data.Finance.Ledger;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Fees;

namespace PartnerPortal.Application.Finance.Fees;

/// <summary>Step 2: registration fee, monthly fees, waivers.</summary>
public sealed class FeeCloseStep : ICloseStep
{
    private const string Work = """
        select partner_id, 1::bigint as weight from agreement
        where program_id = $1 and entry_period <= $2 and (entry_period = $2 or terminated_on is null or terminated_on >= $2)
        union select partner_id, 1 from fee_waiver where program_id = $1 and period = $2
        order by partner_id
        """;

    private const string Waivers =
        "select partner_id, month, reason from fee_waiver where program_id = $1 and partner_id = any($2) and period = $3";

    public CloseStepName Name => CloseStepName.Fees;

    public Task<List<PartnerWork>> WorkAsync(PortalTransaction tx, MonthScope month, CancellationToken ct) =>
        tx.RowsAsync<PartnerWork>(Work, ct, month.ProgramId, month.Month.First);

    public async Task<int> RunAsync(PortalTransaction tx, MonthScope month, CloseBatch batch, CancellationToken ct)
    {
        var agreements = await AgreementStore.ReadAsync(tx, month.ProgramId, batch.Partners, ct);
        var waivers = (await tx.RowsAsync<WaiverRow>(Waivers, ct, month.ProgramId, batch.Partners, month.Month.First))
            .ToLookup(row => row.PartnerId, row => new FeeWaiver(row.Month, month.Month, row.Reason));
        var postings = batch.Partners.SelectMany(partner =>
            FeeSchedule.Post(agreements[partner].Agreement, month.Terms, waivers[partner], month.Month, month.Currency))
            .Select(batch.Note);
        return await PostingWriter.WriteAsync(tx, month.ProgramId, batch.Recorded, postings, ct);
    }

    private sealed record WaiverRow(string PartnerId, Month Month, string Reason);
}
