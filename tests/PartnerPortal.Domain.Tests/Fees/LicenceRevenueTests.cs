using PartnerPortal.Domain.Catalogue;
using PartnerPortal.Domain.Fees;
using PartnerPortal.Domain.Programs;
using Shouldly;
using Xunit;
using static PartnerPortal.Domain.Tests.Payments.InvoiceSamples;

namespace PartnerPortal.Domain.Tests.Fees;

public sealed class LicenceRevenueTests
{
    [Theory]
    [InlineData(LineKind.LicenceNew, true)]
    [InlineData(LineKind.LicenceExtension, true)]
    [InlineData(LineKind.LicenceSubscription, true)]
    [InlineData(LineKind.Plus, false)]
    [InlineData(LineKind.Sla, false)]
    [InlineData(LineKind.Support, false)]
    [InlineData(LineKind.Training, false)]
    [InlineData(LineKind.Hardware, false)]
    [InlineData(LineKind.Other, false)]
    [InlineData(LineKind.Nfr, false)]
    public void Only_licences_count(LineKind kind, bool counts)
    {
        var invoice = Invoice(119.00m, Line(1, 100.00m, kind: kind));
        invoice.Apply(Issued());
        LicenceRevenue.Of(invoice, TermsVersion.Default).ShouldBe(counts ? 100.00m : 0m);
    }

    [Fact]
    public void It_counts_when_invoiced_whether_paid_or_not_and_less_what_is_credited()
    {
        var invoice = Invoice(238.00m, Line(1, 100.00m), Line(2, 100.00m));
        LicenceRevenue.Of(invoice, TermsVersion.Default).ShouldBe(0m);
        invoice.Apply(Issued());
        LicenceRevenue.Of(invoice, TermsVersion.Default).ShouldBe(200.00m);
        invoice.Apply(Paid(10.00m));
        LicenceRevenue.Of(invoice, TermsVersion.Default).ShouldBe(200.00m);
        invoice.Apply(Credited(0.01m, (1, 0.01m)));
        LicenceRevenue.Of(invoice, TermsVersion.Default).ShouldBe(199.99m);
    }

    [Fact]
    public void Lines_without_commission_and_option_B_count_alike()
    {
        var invoice = BilledToPartner("EUR", 1m, 500.00m);
        invoice.Apply(Issued("R-2"));
        LicenceRevenue.Of(invoice, TermsVersion.Default).ShouldBe(500.00m);
    }

    [Fact]
    public void Each_line_is_converted_and_rounded_for_itself()
    {
        var invoice = InCurrency("USD", 2m, 0.03m, Line(1, 0.01m), Line(2, 0.01m), Line(3, -0.01m));
        invoice.Apply(Issued());
        LicenceRevenue.Of(invoice, TermsVersion.Default).ShouldBe(0.01m);
    }

    [Fact]
    public void On_the_basis_paid_it_follows_the_cash()
    {
        var paid = TermsVersion.Default with { ThresholdBasis = ThresholdBasis.Paid };
        var invoice = Invoice(1_190.00m, Line(1, 1_000.00m));
        invoice.Apply(Issued());
        LicenceRevenue.Of(invoice, paid).ShouldBe(0m);
        invoice.Apply(Paid(500.00m));
        LicenceRevenue.Of(invoice, paid).ShouldBe(420.17m);
        invoice.Apply(Paid(1_000.00m, "PAY-2"));
        LicenceRevenue.Of(invoice, paid).ShouldBe(1_000.00m);
    }

    [Fact]
    public void The_terms_name_the_kinds()
    {
        var terms = TermsVersion.Default with { ThresholdKinds = [LineKind.Plus] };
        var invoice = Invoice(238.00m, Line(1, 100.00m), Line(2, 30.00m, kind: LineKind.Plus));
        invoice.Apply(Issued());
        LicenceRevenue.Of(invoice, terms).ShouldBe(30.00m);
    }
}
