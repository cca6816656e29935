using PartnerPortal.Application.Finance.Commissions;
using PartnerPortal.Application.Finance.Invoicing;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Lists;
using PartnerPortal.Application.Sales.Customers;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Commissions;
using PartnerPortal.Testing.Finance.Ledger;
using PartnerPortal.Testing.Platform.Access;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Program.Partners;

/// <summary>Customers, invoices and commissions: a partner's own, in the parts that the role may see, and right to the cent.</summary>
public sealed class SalesIsolationTests(IsolationSample sample) : IClassFixture<IsolationSample>
{
    private static readonly Viewer Owner = LedgerDatabase.Owner("A");
    private static readonly ListRequest All = new(1, 1_000, null, false, null);
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly LedgerDatabase _ledger = sample.Ledger;

    [Fact]
    public async Task Lists_hold_the_partners_own()
    {
        (await Invoices.ListAsync(Owner, All, new InvoiceFilter(), None)).Rows.Select(row => row.InvoiceNo).ShouldBe(
            ["I1", "I2", "I3"], ignoreOrder: true);
        (await Customers.ListAsync(Owner, All, null, None)).Rows.Select(row => row.CustomerId).ShouldBe(["L", "K"]);
        (await Customers.ListAsync(Owner, All, IsolationSample.Other, None)).Rows.Select(row => row.CustomerId).ShouldBe(["L", "K"]);
        (await Invoices.ListAsync(Owner, All with { Search = IsolationSample.Canary }, new InvoiceFilter(), None)).Total.ShouldBe(0);
        (await Customers.ListAsync(Owner, All with { Search = IsolationSample.Canary }, null, None)).Total.ShouldBe(0);
        (await Commissions.ListAsync(Owner, All, new CommissionFilter(IsolationSample.Other), None)).Total.ShouldBe(0);
        (await Invoices.ListAsync(Owner, All with { Only = ["I1", "I1CANARY"] }, new InvoiceFilter(), None)).Rows.ShouldHaveSingleItem()
            .InvoiceNo.ShouldBe("I1");
    }

    [Theory]
    [InlineData("I1", true)]
    [InlineData("I1CANARY", false)]
    [InlineData("I9", false)]
    public async Task A_foreign_invoice_is_as_if_it_were_absent(string number, bool own)
    {
        (await Invoices.FindAsync(Owner, number, None) is not null).ShouldBe(own);
        (await Commissions.PostingsAsync(Owner, number, 1, None)).Any().ShouldBe(own);
    }

    [Theory]
    [InlineData("K", true)]
    [InlineData("KCANARY", false)]
    [InlineData("Z", false)]
    public async Task A_foreign_customer_is_as_if_it_were_absent(string id, bool own) =>
        (await Customers.FindAsync(Owner, id, None) is not null).ShouldBe(own);

    [Fact]
    public async Task Finance_of_a_partner_sees_no_sales_and_sales_sees_no_money()
    {
        var finance = Owner with { Role = PortalRole.PartnerFinance };
        var sales = Owner with { Role = PortalRole.PartnerSales };
        await DeniedAsync(() => Invoices.ListAsync(finance, All, new InvoiceFilter(), None));
        await DeniedAsync(() => Invoices.FindAsync(finance, "I1", None));
        await DeniedAsync(() => Customers.ListAsync(finance, All, null, None));
        await DeniedAsync(() => Customers.FindAsync(finance, "K", None));
        await DeniedAsync(() => Commissions.ListAsync(sales, All, new CommissionFilter("A"), None));
        await DeniedAsync(() => Commissions.PostingsAsync(sales, "I1", 1, None));
        (await Commissions.ListAsync(finance, All, new CommissionFilter("A"), None)).Total.ShouldBe(3);
    }

    /// <summary>I1: 1,000 at 33 % less a credit of 100. I2: half of 400 at 33 %, held. I3: 2,000 of new licences at 33 %.</summary>
    [Fact]
    public async Task A_line_says_what_it_earned_and_where_it_stands()
    {
        var lines = (await Commissions.ListAsync(Owner, All with { Sort = "invoice" }, new CommissionFilter("A"), None)).Rows;
        lines.Select(line => (line.InvoiceNo, line.Base.Amount, line.Earned.Amount, line.Posted.Amount, line.Standing)).ShouldBe(
        [
            ("I1", 900m, 297m, 297m, CommissionStanding.Payable),
            ("I2", 400m, 66m, 66m, CommissionStanding.Held),
            ("I3", 2_000m, 660m, 660m, CommissionStanding.Payable),
        ]);
        (await Commissions.ListAsync(Owner, All, new CommissionFilter("A", Standing: CommissionStanding.Held), None))
            .Rows.ShouldHaveSingleItem().InvoiceNo.ShouldBe("I2");
        (await Commissions.ListAsync(Owner, All, new CommissionFilter("A", Month.Parse("2012-11")), None)).Rows.ShouldHaveSingleItem()
            .InvoiceNo.ShouldBe("I1");
    }

    [Theory]
    [InlineData(InvoiceState.Disputed, "I2")]
    [InlineData(InvoiceState.Paid, "I1", "I3")]
    [InlineData(InvoiceState.Open)]
    [InlineData(InvoiceState.PartPaid)]
    [InlineData(InvoiceState.Credited)]
    public async Task The_filter_of_states_gives_what_the_rows_say(InvoiceState state, params string[] numbers)
    {
        var rows = (await Invoices.ListAsync(Owner, All, new InvoiceFilter(State: state), None)).Rows;
        rows.Select(row => row.InvoiceNo).ShouldBe(numbers, ignoreOrder: true);
        rows.ShouldAllBe(row => row.State == state);
    }

    [Fact]
    public async Task A_line_without_commission_says_why()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(new Books()
            .Partner("A", "2012-11-01").Customer("K", "A", "Customer")
            .Invoice("I1", "K", "2012-11-10", 100m, ("nfr", 60m), ("licence_new", 40m)));
        var line = (
            await new CommissionQueries(ledger.Database).ListAsync(
                Owner, All, new CommissionFilter("A", Standing: CommissionStanding.None), None))
            .Rows.ShouldHaveSingleItem();
        (line.LineNo, line.Reason, line.Earned).ShouldBe((1, NoCommissionReason.NotForResale, Money.Eur(0)));
    }

    private InvoiceQueries Invoices => new(_ledger.Database);

    private CustomerQueries Customers => new(_ledger.Database, _ledger.Time);

    private CommissionQueries Commissions => new(_ledger.Database);

    private static async Task DeniedAsync(Func<Task> asked) =>
        (await Should.ThrowAsync<RuleViolationException>(asked)).Code.ShouldBe("access.denied");
}
