using PartnerPortal.Domain.Finance.Fees;
using PartnerPortal.Domain.Program.Partners;
using PartnerPortal.Domain.Program.Terms;
using Shouldly;
using Xunit;
using static PartnerPortal.Domain.Tests.Finance.Payments.InvoiceSamples;
using static PartnerPortal.Domain.Tests.Program.Partners.AgreementSamples;

namespace PartnerPortal.Domain.Tests.Finance.Fees;

public sealed class LicenceRevenueTests
{
    private static readonly Agreement InForce = Agreement(new DateOnly(2012, 1, 1));

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
        LicenceRevenue.Of(invoice, InForce, TermsVersion.Default).ShouldBe(counts ? 100.00m : 0m);
    }

    [Fact]
    public void It_counts_when_invoiced_whether_paid_or_not_and_less_what_is_credited()
    {
        var invoice = Invoice(238.00m, Line(1, 100.00m), Line(2, 100.00m));
        LicenceRevenue.Of(invoice, InForce, TermsVersion.Default).ShouldBe(0m);
        invoice.Apply(Issued());
        LicenceRevenue.Of(invoice, InForce, TermsVersion.Default).ShouldBe(200.00m);
        invoice.Apply(Paid(10.00m));
        LicenceRevenue.Of(invoice, InForce, TermsVersion.Default).ShouldBe(200.00m);
        invoice.Apply(Credited(0.01m, (1, 0.01m)));
        LicenceRevenue.Of(invoice, InForce, TermsVersion.Default).ShouldBe(199.99m);
    }

    [Fact]
    public void Lines_without_commission_and_option_B_count_alike()
    {
        var invoice = BilledToPartner("EUR", 1m, 500.00m);
        invoice.Apply(Issued("R-2"));
        LicenceRevenue.Of(invoice, InForce, TermsVersion.Default).ShouldBe(500.00m);
    }

    [Fact]
    public void Each_line_is_converted_and_rounded_for_itself()
    {
        var invoice = InCurrency("USD", 2m, 0.03m, Line(1, 0.01m), Line(2, 0.01m), Line(3, -0.01m));
        invoice.Apply(Issued());
        LicenceRevenue.Of(invoice, InForce, TermsVersion.Default).ShouldBe(0.01m);
    }

    [Fact]
    public void On_the_basis_paid_it_follows_the_cash()
    {
        var paid = TermsVersion.Default with { ThresholdBasis = ThresholdBasis.Paid };
        var invoice = Invoice(1_190.00m, Line(1, 1_000.00m));
        invoice.Apply(Issued());
        LicenceRevenue.Of(invoice, InForce, paid).ShouldBe(0m);
        invoice.Apply(Paid(500.00m));
        LicenceRevenue.Of(invoice, InForce, paid).ShouldBe(420.17m);
        invoice.Apply(Paid(1_000.00m, "PAY-2"));
        LicenceRevenue.Of(invoice, InForce, paid).ShouldBe(1_000.00m);
    }

    [Fact]
    public void The_terms_name_the_kinds()
    {
        var terms = TermsVersion.Default with { ThresholdKinds = [LineKind.Plus] };
        var invoice = Invoice(238.00m, Line(1, 100.00m), Line(2, 30.00m, kind: LineKind.Plus));
        invoice.Apply(Issued());
        LicenceRevenue.Of(invoice, InForce, terms).ShouldBe(30.00m);
    }

    [Theory]
    [InlineData(-1, null, true)]
    [InlineData(0, null, true)]
    [InlineData(1, null, false)]
    [InlineData(-1, 1, true)]
    [InlineData(0, 0, true)]
    [InlineData(-1, -1, false)]
    [InlineData(1, 1, false)]
    public void It_counts_if_the_agreement_was_in_force_on_the_issue_date(int activatedAfterIssue, int? terminatedAfterIssue, bool counts)
    {
        var invoice = Invoice(119.00m, Line(1, 100.00m));
        var agreement = Agreement(
            invoice.IssuedOn.AddDays(activatedAfterIssue), terminatedAfterIssue is { } days ? invoice.IssuedOn.AddDays(days) : null);
        invoice.Apply(Issued());
        LicenceRevenue.Of(invoice, agreement, TermsVersion.Default).ShouldBe(counts ? 100.00m : 0m);
    }

    [Fact]
    public void A_credit_after_the_end_takes_off_what_counted_and_nothing_of_what_did_not()
    {
        var invoice = Invoice(119.00m, Line(1, 100.00m));
        var ended = Agreement(new DateOnly(2012, 1, 1), invoice.IssuedOn);
        var endedBefore = Agreement(new DateOnly(2012, 1, 1), invoice.IssuedOn.AddDays(-1));
        invoice.Apply(Issued());
        invoice.Apply(Credited(11.90m, (0, 10.00m)));
        LicenceRevenue.Of(invoice, ended, TermsVersion.Default).ShouldBe(90.00m);
        LicenceRevenue.Of(invoice, endedBefore, TermsVersion.Default).ShouldBe(0m);
    }
}
