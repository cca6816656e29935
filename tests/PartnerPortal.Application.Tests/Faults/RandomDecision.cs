using PartnerPortal.Application.Finance.Fees;
using PartnerPortal.Application.Finance.Invoicing;
using PartnerPortal.Application.Finance.Ledger;
using PartnerPortal.Application.Finance.Payouts;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;
using PartnerPortal.Testing.Finance.Ledger;
using PartnerPortal.Testing.Finance.Payouts;

namespace PartnerPortal.Application.Tests.Faults;

/// <summary>Something that a person decides: once for the product, once for the naive ledger.</summary>
/// <param name="Act">Tells the product.</param>
/// <param name="DoneCode">The refusal of a repetition: it happened before the answer was lost.</param>
/// <param name="Apply">Tells the naive ledger.</param>
internal sealed record RandomDecision(Func<PortalDatabase, Task> Act, string DoneCode, Action Apply)
{
    private static readonly Viewer First = new(Guid.Parse("00000000-0000-7000-8000-000000000001"), "First", PortalRole.Administrator, null);
    private static readonly Viewer Second = new(
        Guid.Parse("00000000-0000-7000-8000-000000000002"), "Second", PortalRole.Administrator, null);
    private static readonly CancellationToken Ct = CancellationToken.None;

    /// <summary>What somebody decides next; nothing when there is nothing of the kind to decide.</summary>
    public static async Task<IReadOnlyList<RandomDecision>> NextAsync(
        RandomBusiness business, PortalDatabase database, TimeProvider time) => business.Random.Next(5) switch
    {
        0 => Dispute(business, time),
        1 => Waive(business, time),
        2 => Link(business, time),
        3 => await AdjustAsync(business, database, time),
        _ => Pay(business, time),
    };

    private static RandomDecision[] Dispute(RandomBusiness business, TimeProvider time)
    {
        if (business.Naive.Invoices.Count == 0) return [];
        var invoice = Some(business, business.Naive.Invoices.Values);
        var disputed = !invoice.Disputed;
        return [
            new(
                database => new MarkDisputed(database, time).RunAsync(
                    First, CommandId.New(), new MarkDisputedCommand(invoice.No, disputed), Ct), "", () => invoice.Disputed = disputed)];
    }

    private static RandomDecision[] Waive(RandomBusiness business, TimeProvider time)
    {
        var (naive, partner) = (business.Naive, Some(business, business.Naive.Partners.Values));
        var month = NaiveLedger.MonthOf(business.Today) - business.Random.Next(4);
        if (!partner.ChargedIn(month) || naive.Waivers.Exists(waiver => waiver.Partner == partner.Id && waiver.Month == month)) return [];
        var command = new WaiveFeeCommand(partner.Id, Month.Parse(NaiveLedger.Text(month)), "As agreed");
        return
        [
            new(database => new WaiveFee(database, time).RunAsync(First, CommandId.New(), command, Ct), "waiver.twice",
                () => naive.Waivers.Add(
                    new NaiveWaiver(partner.Id, month, Math.Max(naive.PeriodOf(NaiveLedger.FirstOf(month)), partner.EntryPeriod)))),
        ];
    }

    private static RandomDecision[] Link(RandomBusiness business, TimeProvider time)
    {
        var naive = business.Naive;
        if (naive.Credits.Values.FirstOrDefault(credit => credit.Invoice is null) is not { } credit) return [];
        var fitting = naive.Invoices.Values
            .Where(
                invoice => invoice.IssuedOn <= credit.On && invoice.Lines.Length >= credit.Line
                    && naive.NetLeft(invoice, credit.Line) >= credit.Net).ToList();
        if (fitting.Count == 0) return [];
        var found = Some(business, fitting);
        return
        [
            new(
                database => new LinkCreditNote(database, time).RunAsync(
                    Second, CommandId.New(), new LinkCreditNoteCommand(credit.No, found.No), Ct), "credit.not_waiting",
                () => (credit.Invoice, credit.Period) = (found.No, naive.PeriodOf(credit.On))),
        ];
    }

    private static async Task<RandomDecision[]> AdjustAsync(RandomBusiness business, PortalDatabase database, TimeProvider time)
    {
        var (naive, partner, amount) = (
            business.Naive, Some(business, business.Naive.Partners.Values),
            (business.Random.Next(2) == 0 ? -1 : 1) * business.Random.Next(1, 30_000) / 100m);
        var request = await new AdjustmentSteps(database, time).RequestAsync(
            First, CommandId.New(), new RequestAdjustmentCommand(partner.Id, amount, "By phone"), Ct);
        var period = naive.PeriodOf(business.Today);
        return
        [
            new(again => new AdjustmentSteps(again, time).ApproveAsync(Second, CommandId.New(), request, Ct), "adjustment.not_open",
                () => naive.Post(partner.Id, period, "adjustment", amount, request.ToString())),
        ];
    }

    private static RandomDecision[] Pay(RandomBusiness business, TimeProvider time)
    {
        var (naive, today) = (business.Naive, business.Today);
        if (naive.Proposals.LastOrDefault(each => each.Status is "open" or "proposed" or "approved") is not { } proposal) return [];
        if (proposal.Status == "open" && proposal.Payable > naive.PayableNow(proposal.Partner, proposal.Period)) return [];
        var command = new PayoutCommand(proposal.Partner, Month.Parse(NaiveLedger.Text(proposal.Period)));
        RandomDecision propose = new(
            database => new PayoutSteps(database, time).ProposeAsync(First, CommandId.New(), command, Ct), "payout.state",
            () => proposal.Status = "proposed");
        RandomDecision approve = new(
            database => new PayoutSteps(database, time).ApproveAsync(Second, CommandId.New(), command, Ct), "payout.state",
            () => proposal.Status = "approved");
        RandomDecision execute = new(
            database => new PayoutSteps(database, time).ExecuteAsync(First, CommandId.New(), command, today, Ct), "payout.state", () =>
        {
            proposal.Status = "executed";
            naive.Post(proposal.Partner, naive.PeriodOf(today), "payout", -proposal.Payable, $"{proposal.Period}");
        });
        RandomDecision[] all = proposal.Status switch { "open" => [propose, approve, execute], "proposed" => [approve, execute], _ => [
            execute] };
        return all[..(business.Random.Next(all.Length) + 1)];
    }

    private static T Some<T>(RandomBusiness business, IReadOnlyCollection<T> all) => all.ElementAt(business.Random.Next(all.Count));
}
