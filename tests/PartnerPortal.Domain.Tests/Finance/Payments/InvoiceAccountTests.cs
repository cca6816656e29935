using Shouldly;
using Xunit;
using static PartnerPortal.Domain.Tests.Finance.Payments.InvoiceSamples;

namespace PartnerPortal.Domain.Tests.Finance.Payments;

public sealed class InvoiceAccountTests
{
    public static TheoryData<decimal, decimal, decimal, decimal> Shares => new()
    {
        { 1_190.00m, 0m, 0m, 1m }, { 1_190.00m, -5.00m, 0m, 1m }, { 1_190.00m, 0.01m, 0.01m, 1_190.00m },
        { 1_190.00m, 500.00m, 500.00m, 1_190.00m },
        { 1_190.00m, 1_189.99m, 1_189.99m, 1_190.00m }, { 1_190.00m, 1_190.00m, 1m, 1m }, { 1_190.00m, 1_190.01m, 1m, 1m },
        { 0m, 0m, 1m, 1m }, { 0m, -5.00m, 1m, 1m }, { -119.00m, 0m, 1m, 1m }, { -119.00m, -119.00m, 1m, 1m },
    };

    [Theory, MemberData(nameof(Shares))]
    public void The_paid_share_is_one_when_nothing_is_left_nothing_when_nothing_is_paid_and_at_most_one(
        decimal gross, decimal paid, decimal over, decimal under)
    {
        var invoice = Invoice(gross, Line(1, gross));
        invoice.Apply(Issued());
        invoice.Apply(Paid(paid));
        invoice.Share.ShouldBe((over, under));
    }

    [Fact]
    public void An_invoice_of_nothing_earns_from_its_issue_on_and_a_prepaid_one_from_its_payment_on()
    {
        Invoice(0m, Line(1, 0m)).Share.ShouldBe((0m, 1m));
        var prepaid = Invoice(1_190.00m, Line(1, 1_000.00m));
        prepaid.Apply(Paid(500.00m));
        prepaid.Share.ShouldBe((500.00m, 1_190.00m));
    }

    [Fact]
    public void Events_add_up()
    {
        var invoice = Invoice(1_190.00m, Line(1, 600.00m), Line(2, 400.00m));
        invoice.IsIssued.ShouldBeFalse();
        invoice.Apply(Issued());
        invoice.Apply(Paid(700.00m, "1"));
        invoice.Apply(Paid(-200.00m, "2"));
        invoice.Apply(Credited(238.00m, (0, 50.00m), (1, 150.00m)));

        (invoice.IsIssued, invoice.Paid, invoice.GrossCredited, invoice.GrossLeft).ShouldBe((true, 500.00m, 238.00m, 952.00m));
        invoice.Lines.Select(line => line.NetLeft).ShouldBe([550.00m, 250.00m]);
    }

    [Fact]
    public void A_credit_can_make_an_invoice_paid()
    {
        var invoice = Invoice(1_190.00m, Line(1, 1_000.00m));
        invoice.Apply(Paid(1_071.00m));
        invoice.Share.ShouldBe((1_071.00m, 1_190.00m));
        invoice.Apply(Credited(119.00m, (0, 100.00m)));
        invoice.Share.ShouldBe((1m, 1m));
    }
}
