using PartnerPortal.Application.Finance.Fees;
using PartnerPortal.Application.Finance.Invoicing;
using PartnerPortal.Application.Finance.Ledger;
using PartnerPortal.Application.Finance.Payouts;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Program.Partners;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;
using PartnerPortal.Testing.Finance.Ledger;
using PartnerPortal.Testing.Finance.Payouts;

namespace PartnerPortal.Application.Tests.Faults;

/// <summary>
/// One partner for each rule of spec 01, and what files and people bring before the close of each of four months. Nobody else's business
/// is touched by theirs.
/// </summary>
internal static class GoldenMarket
{
    private static readonly Viewer First = new(Guid.Parse("00000000-0000-7000-8000-000000000001"), "First", PortalRole.Administrator, null);
    private static readonly Viewer Second = new(Guid.Parse("00000000-0000-7000-8000-000000000002"), "Second", PortalRole.Finance, null);
    private static readonly CancellationToken Ct = CancellationToken.None;

    public static IReadOnlyList<string> Months { get; } = ["2013-01", "2013-02", "2013-03", "2013-04"];

    /// <summary>Brings the ledger to where the close of the month begins.</summary>
    public static Task ArrangeAsync(LedgerDatabase ledger, string month) => month switch
    {
        "2013-01" => ArrangeJanuaryAsync(ledger),
        "2013-02" => ArrangeFebruaryAsync(ledger),
        "2013-03" => ArrangeMarchAsync(ledger),
        _ => ArrangeAprilAsync(ledger),
    };

    private static async Task ArrangeJanuaryAsync(LedgerDatabase ledger)
    {
        var books = new Books().Rate("USD", "2013-01-08", "1.25").Rate("USD", "2013-01-25", "1.40");
        foreach (
            var partner in new[] { "credited", "disputed", "due-later", "foreign", "nfr", "option-b", "overpaid", "payout", "rates",
            "refunded", "returned", "waived" })
            books.Partner(partner, "2013-01-01").Customer($"K-{partner}", partner);
        books.Partner("capped", "2013-01-01", initialCap: "30", followUpCap: "20").Customer("K-capped", "capped")
            .Partner("adjusted", "2013-01-15").Partner("own-use", "2013-01-31").Partner("suspended", "2013-01-01").Customer(
                "K-suspended", "suspended")
            .Partner("left", "2013-01-01", terminatedOn: "2013-02-03").Customer("K-left", "left")
            .Partner("moved-from", "2013-01-01").Partner("moved-to", "2013-01-01").Customer("K-moved", "moved-from").Attribution(
                "K-moved", "moved-to", "2013-02-01")
            .Partner("no-account", "2013-01-01", iban: "").Customer("K-no-account", "no-account");

        Sold(books, "rates", "2013-01-10", 1_000m).Paid("rates-a", "rates-1", "2013-01-20", 500m).Paid(
            "rates-b", "rates-1", "2013-01-25", 690m)
            .Invoice("rates-2", "K-rates", "2013-01-28", 600m, ("licence_new", 400m), ("plus", 100m), ("plus", 0.05m)).Paid(
                "rates-c", "rates-2", "2013-01-30", 600m);
        Paid(books, "capped", "2013-01-11", 400m);
        Paid(books, "credited", "2013-01-12", 1_000m);
        books.Invoice(
            "disputed-1", "K-disputed", "2013-01-10", new InvoiceTraits(2_380m) { Disputed = true }, ("licence_new", 2_000m)).Paid(
                "disputed-a", "disputed-1", "2013-01-11", 2_380m)
            .Invoice("foreign-1", "K-foreign", "2013-01-10", new InvoiceTraits(1_190m) { Currency = "USD" }, ("licence_new", 1_000m)).Paid(
                "foreign-a", "foreign-1", "2013-01-12", 333.33m)
            .Invoice(
                "option-b-1", "K-option-b", "2013-01-10", new InvoiceTraits(595m) { BilledTo = "partner" }, ("licence_new", 500m)).Paid(
                    "option-b-a", "option-b-1", "2013-01-20", 300m)
            .Invoice("nfr-1", "K-nfr", "2013-01-10", 119m, ("nfr", 50m), ("support", 50m)).Paid("nfr-a", "nfr-1", "2013-01-20", 119m);
        Paid(books, "due-later", "2013-01-12", 3_000m)
            .Invoice(
                "due-later-2", "K-due-later", "2013-01-20", new InvoiceTraits(300m) { BilledTo = "partner", DueOn = "2013-02-19" },
                ("plus", 300m));
        Paid(books, "overpaid", "2013-01-12", 100m).Paid("overpaid-b", "overpaid-1", "2013-01-14", 1_000m);
        Paid(books, "payout", "2013-01-12", 3_000m);
        Paid(books, "no-account", "2013-01-12", 3_000m);
        Paid(books, "suspended", "2013-01-12", 3_000m);
        Paid(books, "returned", "2013-01-12", 1_000m);
        Sold(books, "refunded", "2013-01-15", 2_500m);
        books.Invoice("moved-1", "K-moved", "2013-01-31", 100m, ("plus", 100m)).Invoice(
            "left-1", "K-left", "2013-01-31", 100m, ("plus", 100m))
            .Service("own-use-1", "own-use", "2013-01-31", 75.25m);
        await ledger.ImportAsync(books);
        foreach (var partner in new[] { "rates", "payout", "disputed", "left", "own-use" })
            await ledger.AddPersonAsync(PortalRole.PartnerOwner, partner, $"Owner of {partner}", partner == "left" ? "de" : "en");
        await ledger.AddPersonAsync(PortalRole.PartnerFinance, "payout", "Finance of payout", "es");
        await new SuspendPartner(ledger.Database, ledger.Time).RunAsync(First, CommandId.New(), "suspended", "Papers are missing", Ct);
    }

    private static async Task ArrangeFebruaryAsync(LedgerDatabase ledger)
    {
        await ledger.ImportAsync(new Books()
            .Paid("returned-r", "returned-1", "2013-02-04", -119m).Paid("foreign-b", "foreign-1", "2013-02-12", 856.67m)
            .Credit("credited-C1", "credited-1", "2013-02-10", 119m, (1, 100m)).Credit(
                "refunded-C1", "refunded-1", "2013-02-20", 0.01m, (1, 0.01m))
            .Paid("left-a", "left-1", "2013-02-20", 50m).Paid("moved-a", "moved-1", "2013-02-20", 100m)
            .Invoice("moved-2", "K-moved", "2013-02-01", 100m, ("plus", 100m)).Paid("moved-b", "moved-2", "2013-02-21", 100m)
            // Known late: its first fee year is over, and its revenue of then is a matter for a person.
            .Partner("late", "2012-12-05").Customer("K-late", "late").Invoice(
                "late-1", "K-late", "2012-12-20", 2_500m, ("licence_new", 2_500m)).Paid("late-a", "late-1", "2013-01-05", 2_500m)
            .Credit("lonely-C1", null, "2013-02-01", 11.90m, (1, 10m)));
        await new WaiveFee(ledger.Database, ledger.Time).RunAsync(
            First, CommandId.New(), new WaiveFeeCommand("waived", Month.Parse("2013-02"), "Trade fair"), Ct);
        await PayAsync(ledger, "payout", "2013-01", new DateOnly(2013, 2, 5));

        var today = ledger.Time.Today;
        ledger.Time.Today = new DateOnly(2013, 2, 10);
        var adjust = new AdjustmentSteps(ledger.Database, ledger.Time);
        await adjust.ApproveAsync(
            Second, CommandId.New(),
            await adjust.RequestAsync(First, CommandId.New(), new RequestAdjustmentCommand("adjusted", -12.34m, "Agreed by phone"), Ct),
            Ct);
        ledger.Time.Today = today;
    }

    private static async Task ArrangeMarchAsync(LedgerDatabase ledger)
    {
        await ledger.ImportAsync(new Books()
            .Terms("""[{"valid_from": "2013-03-01", "monthly_fee": 50.50, "own_use_discount": 40}]""")
            .Credit("credited-C2", "credited-1", "2013-03-10", 1_071m, (1, 900m)).Paid("left-b", "left-1", "2013-03-20", 50m)
            .Invoice("refunded-2", "K-refunded", "2013-03-31", 0.01m, ("licence_subscription", 0.01m)).Service(
                "own-use-2", "own-use", "2013-03-02", 10.01m)
            .Paid("option-b-b", "option-b-1", "2013-03-20", 295m));
        await new LinkCreditNote(ledger.Database, ledger.Time).RunAsync(
            Second, CommandId.New(), new LinkCreditNoteCommand("lonely-C1", "nfr-1"), Ct);
        await new MarkDisputed(ledger.Database, ledger.Time).RunAsync(
            Second, CommandId.New(), new MarkDisputedCommand("disputed-1", false), Ct);
        await new WaiveFee(ledger.Database, ledger.Time).RunAsync(
            First, CommandId.New(), new WaiveFeeCommand("waived", Month.Parse("2013-01"), "Asked for it late"), Ct);
    }

    private static async Task ArrangeAprilAsync(LedgerDatabase ledger)
    {
        await ledger.ImportAsync(new Books()
            .Credit("refunded-C2", "refunded-1", "2013-04-10", 500m, (1, 500m)).Paid("returned-s", "returned-1", "2013-04-11", 119m)
            .Invoice("rates-3", "K-rates", "2013-04-02", 100m, ("plus", 100m)).Paid("rates-d", "rates-3", "2013-03-02", 99.99m));
        await new ResumePartner(ledger.Database, ledger.Time).RunAsync(First, CommandId.New(), "suspended", "They came", Ct);
        var pay = new PayoutSteps(ledger.Database, ledger.Time);
        await pay.ProposeAsync(First, CommandId.New(), new PayoutCommand("disputed", Month.Parse("2013-03")), Ct);
    }

    private static async Task PayAsync(LedgerDatabase ledger, string partner, string month, DateOnly on)
    {
        var today = ledger.Time.Today;
        ledger.Time.Today = on;
        var pay = new PayoutSteps(ledger.Database, ledger.Time);
        var command = new PayoutCommand(partner, Month.Parse(month));
        await pay.ProposeAsync(First, CommandId.New(), command, Ct);
        await pay.ApproveAsync(Second, CommandId.New(), command, Ct);
        await pay.ExecuteAsync(First, CommandId.New(), command, on, Ct);
        ledger.Time.Today = today;
    }

    /// <summary>An invoice with one line of a new licence.</summary>
    private static Books Sold(Books books, string partner, string issuedOn, decimal net) =>
        books.Invoice($"{partner}-1", $"K-{partner}", issuedOn, net * 1.19m, ("licence_new", net));

    private static Books Paid(Books books, string partner, string issuedOn, decimal net) =>
        Sold(books, partner, issuedOn, net).Paid($"{partner}-a", $"{partner}-1", issuedOn, net * 1.19m);
}
