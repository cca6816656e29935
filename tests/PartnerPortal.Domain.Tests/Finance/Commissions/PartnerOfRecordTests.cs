using PartnerPortal.Domain.Finance.Commissions;
using PartnerPortal.Domain.Finance.Invoicing;
using PartnerPortal.Domain.Program.Partners;
using PartnerPortal.Domain.Program.Terms;
using PartnerPortal.Domain.Tests.Finance.Payments;
using PartnerPortal.Domain.Tests.Program.Partners;
using Shouldly;
using Xunit;

namespace PartnerPortal.Domain.Tests.Finance.Commissions;

/// <summary>The issue date decides for whom an invoice earns; when it is paid does not.</summary>
public sealed class PartnerOfRecordTests
{
    private static readonly Agreement PartnerA = AgreementSamples.Agreement(new DateOnly(2012, 1, 1)) with { PartnerId = "A" };
    private static readonly Agreement PartnerB = AgreementSamples.Agreement(new DateOnly(2012, 1, 1)) with { PartnerId = "B" };

    [Theory]
    [InlineData("2013-05-31", "A")]
    [InlineData("2013-06-01", "B")]
    public void Example_10_an_invoice_earns_for_the_partner_of_its_issue_date_whenever_it_is_paid(string issued, string earnsFor)
    {
        var issuedOn = DateOnly.Parse(issued, System.Globalization.CultureInfo.InvariantCulture);
        var partner = issuedOn >= new DateOnly(2013, 6, 1) ? PartnerB : PartnerA;
        var posting = PaidInJuly(issuedOn, partner).ShouldHaveSingleItem();
        (posting.PartnerId, posting.Amount, posting.ValueDate).ShouldBe((earnsFor, Money.Eur(330.00m), new DateOnly(2013, 7, 9)));
    }

    [Fact]
    public void An_invoice_issued_on_the_last_day_of_an_agreement_keeps_earning_when_it_is_paid_later()
    {
        var terminated = PartnerA with { TerminatedOn = new DateOnly(2013, 5, 31) };
        PaidInJuly(new DateOnly(2013, 5, 31), terminated).ShouldHaveSingleItem().Amount.ShouldBe(Money.Eur(330.00m));
        PaidInJuly(new DateOnly(2013, 6, 1), terminated).ShouldBeEmpty();
    }

    private static List<Domain.Finance.Ledger.Posting> PaidInJuly(DateOnly issuedOn, Agreement partner)
    {
        var rated = new RatedInvoice(issuedOn, BilledTo.Customer, partner, TermsVersion.Default, true, issuedOn, 0m);
        var rate = CommissionRateResolver.Resolve(rated, LineKind.LicenceNew);
        var invoice = InvoiceSamples.Invoice(1_190.00m, InvoiceSamples.Line(1, 1_000.00m, rate.Rate?.Value));
        var payment = InvoiceSamples.Paid(1_190.00m, on: new DateOnly(2013, 7, 9));
        invoice.Apply(payment);
        return [.. CommissionCalculator.Post(invoice, payment, partner.PartnerId, new Month(2013, 7), Currency.Eur)];
    }
}
