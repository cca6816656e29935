using PartnerPortal.Domain.Finance.Ledger;
using Shouldly;
using Xunit;
using static PartnerPortal.Domain.Tests.Finance.Payments.InvoiceSamples;

namespace PartnerPortal.Domain.Tests.Finance.Commissions;

public sealed class CommissionCalculatorTests
{
    [Fact]
    public void Example_1_part_payments_earn_their_part_and_the_last_one_the_rest()
    {
        var invoice = Invoice(1_190.00m, Line(1, 1_000.00m));
        invoice.Post(Issued()).ShouldBeEmpty();
        invoice.Post(Paid(500.00m, "PAY-1")).Amounts().ShouldBe([138.66m]);
        invoice.Post(Paid(690.00m, "PAY-2")).Amounts().ShouldBe([191.34m]);
        invoice.Lines[0].Posted.ShouldBe(330.00m);
    }

    [Fact]
    public void Example_2_a_returned_payment_takes_back_its_part()
    {
        var invoice = Invoice(1_190.00m, Line(1, 1_000.00m));
        invoice.Post(Issued(), Paid(500.00m, "PAY-1"), Paid(690.00m, "PAY-2"));
        invoice.Post(Paid(-119.00m, "PAY-3")).Amounts().ShouldBe([-33.00m]);
        invoice.Lines[0].Posted.ShouldBe(297.00m);
    }

    [Fact]
    public void Example_3_a_credit_note_takes_back_exactly_its_part()
    {
        var invoice = Invoice(1_190.00m, Line(1, 1_000.00m));
        invoice.Post(Issued(), Paid(1_190.00m));
        invoice.Post(Credited(119.00m, (0, 100.00m))).Amounts().ShouldBe([-33.00m]);
        invoice.Lines[0].NetLeft.ShouldBe(900.00m);
        invoice.GrossLeft.ShouldBe(1_071.00m);
        invoice.Lines[0].Posted.ShouldBe(297.00m);
    }

    public static TheoryData<decimal, decimal, decimal> Example4 => new()
    {
        { 0.05m, 23m, 0.01m }, { 0.15m, 23m, 0.03m }, { 0.50m, 33m, 0.17m }, { -0.50m, 33m, -0.17m },
    };

    [Theory, MemberData(nameof(Example4))]
    public void Example_4_lines_are_rounded_half_away_from_zero_one_by_one(decimal net, decimal rate, decimal earned)
    {
        var invoice = Invoice(119.00m, Line(1, net, rate), Line(2, 100.00m, rate: null));
        invoice.Post(Issued(), Paid(119.00m)).Amounts().ShouldBe([earned]);
    }

    [Fact]
    public void Example_7_each_line_earns_by_its_own_rate()
    {
        var invoice = Invoice(595.00m, Line(1, 400.00m, 33m), Line(2, 100.00m, 23m));
        invoice.Post(Issued(), Paid(595.00m)).Amounts().ShouldBe([132.00m, 23.00m]);
    }

    [Fact]
    public void The_second_part_payment_books_only_the_difference()
    {
        var invoice = Invoice(3.00m, Line(1, 1.00m, 33m));
        invoice.Post(Paid(1.00m, "1")).Amounts().ShouldBe([0.11m]);
        invoice.Post(Paid(1.00m, "2")).Amounts().ShouldBe([0.11m]);
        invoice.Post(Paid(1.00m, "3")).Amounts().ShouldBe([0.11m]);
    }

    [Fact]
    public void A_share_that_does_not_divide_evenly_loses_no_half_cent() =>
        Invoice(3.00m, Line(1, 1_000_000.05m, 30m)).Post(Paid(1.00m)).Amounts().ShouldBe([100_000.01m]);

    [Fact]
    public void Overpayment_earns_nothing_more_until_less_than_the_gross_is_left()
    {
        var invoice = Invoice(1_190.00m, Line(1, 1_000.00m));
        invoice.Post(Issued(), Paid(1_190.00m, "1")).Amounts().ShouldBe([330.00m]);
        invoice.Post(Paid(500.00m, "2")).ShouldBeEmpty();
        invoice.Post(Paid(-500.00m, "3")).ShouldBeEmpty();
        invoice.Post(Paid(-1_190.00m, "4")).Amounts().ShouldBe([-330.00m]);
        invoice.Post(Paid(-10.00m, "5")).ShouldBeEmpty();
    }

    [Fact]
    public void A_negative_invoice_takes_back_at_once()
    {
        var invoice = Invoice(-119.00m, Line(1, -100.00m));
        invoice.Post(Issued()).Amounts().ShouldBe([-33.00m]);
        invoice.Post(Paid(-119.00m)).ShouldBeEmpty();
    }

    [Fact]
    public void An_invoice_credited_in_full_earns_nothing_and_takes_back_what_it_earned()
    {
        var invoice = Invoice(1_190.00m, Line(1, 1_000.00m));
        invoice.Post(Issued(), Paid(595.00m)).Amounts().ShouldBe([165.00m]);
        invoice.Post(Credited(1_190.00m, (0, 1_000.00m))).Amounts().ShouldBe([-165.00m]);
    }

    [Fact]
    public void A_credit_on_a_part_paid_invoice_raises_the_share_of_what_is_left()
    {
        var invoice = Invoice(1_190.00m, Line(1, 600.00m, 33m), Line(2, 400.00m, 23m));
        invoice.Post(Issued(), Paid(595.00m)).Amounts().ShouldBe([99.00m, 46.00m]);
        invoice.Post(Credited(595.00m, (0, 500.00m))).Amounts().ShouldBe([-66.00m, 46.00m]);
    }

    [Fact]
    public void In_another_currency_only_the_result_is_converted()
    {
        var invoice = InCurrency("USD", 1.3056m, 1_190.00m, Line(1, 1_000.00m));
        invoice.Post(Issued(), Paid(500.00m)).Amounts().ShouldBe([106.20m]);
        var posting = invoice.Post(Paid(690.00m, "PAY-2")).ShouldHaveSingleItem();
        invoice.Lines[0].Posted.ShouldBe(252.76m);
        posting.Amount.ShouldBe(Money.Eur(146.56m));
        (posting.Why.Fx, posting.Why.InvoiceCurrency).ShouldBe((1.3056m, "USD"));
    }

    [Fact]
    public void A_line_without_a_rate_earns_nothing() =>
        Invoice(119.00m, Line(1, 100.00m, rate: null)).Post(Issued(), Paid(119.00m)).ShouldBeEmpty();

    [Fact]
    public void A_posting_explains_itself()
    {
        var invoice = Invoice(1_190.00m, Line(3, 1_000.00m));
        var payment = Paid(500.00m, "PAY/7", new DateOnly(2013, 4, 2));
        var posting = invoice.Post(Issued(), payment).ShouldHaveSingleItem();

        posting.ShouldBe(new Posting(
            posting.PostingId, "P-1", PostingKind.Commission, new DateOnly(2013, 4, 2), new Month(2013, 4), Money.Eur(138.66m),
            "R-1/3/payment:PAY%2F7",
            new PostingWhy
            {
                TermsValidFrom = DateOnly.MinValue,
                InvoiceNo = "R-1",
                LineNo = 3,
                Customer = "Bäckerei Huber",
                Document = "PAY/7",
                Label = "initial",
                Rate = 33m,
                Base = 1_000.00m,
                Paid = 500.00m,
                Gross = 1_190.00m,
                Target = 138.66m,
            }));
    }
}
