using FsCheck;
using FsCheck.Fluent;
using PartnerPortal.Domain.Finance.Ledger;
using PartnerPortal.Domain.Finance.Payments;
using Shouldly;
using Xunit;
using static PartnerPortal.Domain.Tests.Finance.Payments.InvoiceSamples;

namespace PartnerPortal.Domain.Tests.Finance.Ledger;

public sealed class PurchaseCalculatorTests
{
    [Fact]
    public void Option_B_the_partner_owes_the_gross_and_pays_it()
    {
        var invoice = BilledToPartner("EUR", 1m, 892.50m);
        Post(invoice, Issued("R-2")).ShouldBe([(PostingKind.Purchase, -892.50m)]);
        Post(invoice, Paid(400.00m, "1")).ShouldBe([(PostingKind.PaymentIn, 400.00m)]);
        Post(invoice, Paid(492.50m, "2")).ShouldBe([(PostingKind.PaymentIn, 492.50m)]);
        (invoice.PurchasePosted + invoice.PaymentInPosted).ShouldBe(0m);
    }

    [Fact]
    public void A_credit_lowers_the_purchase_and_a_returned_payment_the_payments()
    {
        var invoice = BilledToPartner("EUR", 1m, 892.50m);
        Post(invoice, Issued("R-2"));
        Post(invoice, Paid(892.50m, "1"));
        Post(invoice, Credited(119.00m, (0, 100.00m))).ShouldBe([(PostingKind.Purchase, 119.00m)]);
        Post(invoice, Paid(-200.00m, "2")).ShouldBe([(PostingKind.PaymentIn, -200.00m)]);
    }

    [Fact]
    public void A_payment_before_the_issue_is_money_in_and_nothing_owed_yet()
    {
        var invoice = BilledToPartner("EUR", 1m, 892.50m);
        Post(invoice, Paid(892.50m)).ShouldBe([(PostingKind.PaymentIn, 892.50m)]);
        Post(invoice, Issued("R-2")).ShouldBe([(PostingKind.Purchase, -892.50m)]);
    }

    [Fact]
    public void Option_A_is_not_the_partners_debt()
    {
        var invoice = Invoice(1_190.00m, Line(1, 1_000.00m));
        Post(invoice, Issued()).ShouldBeEmpty();
        Post(invoice, Paid(1_190.00m)).ShouldBeEmpty();
    }

    [Fact]
    public void Conversion_leaves_no_cent_behind_when_the_parts_make_the_whole()
    {
        var invoice = BilledToPartner("USD", 1.3056m, 100.00m);
        Post(invoice, Issued("R-2")).ShouldBe([(PostingKind.Purchase, -76.59m)]);
        Post(invoice, Paid(33.33m, "1")).ShouldBe([(PostingKind.PaymentIn, 25.53m)]);
        Post(invoice, Paid(33.33m, "2")).ShouldBe([(PostingKind.PaymentIn, 25.53m)]);
        Post(invoice, Paid(33.34m, "3")).ShouldBe([(PostingKind.PaymentIn, 25.53m)]);
        (invoice.PurchasePosted + invoice.PaymentInPosted).ShouldBe(0m);
    }

    [Fact]
    public void A_posting_explains_itself()
    {
        var invoice = BilledToPartner("USD", 1.3056m, 100.00m);
        var issued = Issued("R-2");
        invoice.Apply(issued);
        var posting = PurchaseCalculator.Post(invoice, issued, "P-1", new Month(2013, 3), Currency.Eur).ToList().ShouldHaveSingleItem();
        (posting.PartnerId, posting.ValueDate, posting.Period, posting.Cause).ShouldBe(
            ("P-1", IssuedOn, new Month(2013, 3), "R-2/invoice:R-2"));
        posting.Why.ShouldBe(new PostingWhy
        {
            InvoiceNo = "R-2", Customer = "Bäckerei Huber", Document = "R-2", Gross = 100.00m, Paid = 0m, Fx = 1.3056m,
            InvoiceCurrency = "USD",
        });
    }

    [Fact]
    public void Debt_and_payments_are_exact_for_any_events_in_any_order() =>
        Property.Check(
            from gross in Amounts.Cents(1, 5_000_000)
            from fx in Amounts.Fx
            from payments in Amounts.Cents(-100_000, 1_000_000).ListOf().Resize(8)
            from credited in Gen.Choose(0, 100)
            from order in Gen.Shuffle(Events(gross, payments, decimal.Truncate(gross * credited) / 100m).ToArray())
            select (gross, fx, order),
            run =>
            {
                var invoice = BilledToPartner("USD", run.fx, run.gross);
                var postings = run.order.SelectMany(happened => Post(invoice, happened)).ToList();
                postings.ShouldAllBe(posting => posting.Amount != 0m);
                var (paid, credited) = (Sum(run.order, InvoiceEventKind.Payment), Sum(run.order, InvoiceEventKind.CreditNote));
                Sum(postings, PostingKind.Purchase).ShouldBe(-((Fraction)(run.gross - credited) / run.fx).RoundToCents());
                Sum(postings, PostingKind.PaymentIn).ShouldBe(((Fraction)paid / run.fx).RoundToCents());
                Post(invoice, Paid(0m, "again")).ShouldBeEmpty();
            });

    private static IEnumerable<InvoiceEvent> Events(decimal gross, IEnumerable<decimal> payments, decimal credited) =>
        [Issued("R-2"), Credited(credited, (0, credited)), .. payments.Select((amount, index) => Paid(amount, $"PAY-{index}"))];

    private static decimal Sum(IEnumerable<InvoiceEvent> events, InvoiceEventKind kind) =>
        events.Where(happened => happened.Kind == kind).Sum(happened => happened.Amount);

    private static decimal Sum(IEnumerable<(PostingKind Kind, decimal Amount)> postings, PostingKind kind) =>
        postings.Where(posting => posting.Kind == kind).Sum(posting => posting.Amount);

    private static List<(PostingKind Kind, decimal Amount)> Post(InvoiceAccount invoice, InvoiceEvent happened)
    {
        invoice.Apply(happened);
        return [.. PurchaseCalculator.Post(invoice, happened, "P-1", Month.Of(happened.Date), Currency.Eur)
            .Select(posting => (posting.Kind, posting.Amount.Amount))];
    }
}
