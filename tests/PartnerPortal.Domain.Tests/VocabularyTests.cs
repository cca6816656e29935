using PartnerPortal.Domain.Finance.Commissions;
using PartnerPortal.Domain.Finance.Invoicing;
using PartnerPortal.Domain.Finance.Ledger;
using PartnerPortal.Domain.Finance.Payments;
using PartnerPortal.Domain.Finance.Payouts;
using PartnerPortal.Domain.Program.Terms;
using PartnerPortal.Domain.Sales.Licensing;
using Shouldly;
using Xunit;

namespace PartnerPortal.Domain.Tests;

public sealed class VocabularyTests
{
    [Fact]
    public void Line_kinds_are_spelled_as_in_the_files() => Vocabulary<LineKind>.Words.ShouldBe(
    [
        "licence_new", "licence_extension", "licence_subscription", "plus", "sla", "support", "training", "hardware", "other", "nfr",
    ]);

    [Fact]
    public void Kinds_of_postings_are_spelled_as_in_the_files_and_in_the_order_of_statements() => Vocabulary<PostingKind>.Words.ShouldBe(
    [
        "registration_fee", "monthly_fee", "fee_waiver", "fee_refund", "commission", "sla_service", "purchase", "payment_in", "payout",
        "adjustment",
    ]);

    [Fact]
    public void The_other_words_are_spelled_as_in_the_files()
    {
        Vocabulary<BilledTo>.Words.ShouldBe(["customer", "partner"]);
        Vocabulary<ThresholdBasis>.Words.ShouldBe(["invoiced", "paid"]);
        Vocabulary<InvoiceEventKind>.Words.ShouldBe(["invoice", "credit_note", "payment"]);
        Vocabulary<LedgerAccount>.Words.ShouldBe(
            ["commission_expense", "fee_income", "fee_refunds", "service_income", "product_sales", "bank", "adjustments"]);
        Vocabulary<PayoutStatus>.Words.ShouldBe(["open", "withheld", "superseded", "proposed", "approved", "executed"]);
        Vocabulary<LicenceStatus>.Words.ShouldBe(["ordered", "active", "suspended", "terminated"]);
        Vocabulary<LicenceSource>.Words.ShouldBe(["allowance", "plus"]);
        Vocabulary<NoCommissionReason>.Words.Select(word => word.Replace('_', ' '))
            .ShouldBe(["no partner in force", "purchase advantage", "not for resale", "no rule"]);
    }

    [Fact]
    public void Every_word_leads_back_to_its_member()
    {
        foreach (var kind in Enum.GetValues<PostingKind>())
        {
            var word = Vocabulary<PostingKind>.Text(kind);
            Vocabulary<PostingKind>.Parse(word).ShouldBe(kind);
            Vocabulary<PostingKind>.TryParse(word, out var found).ShouldBeTrue();
            found.ShouldBe(kind);
        }
    }

    [Theory]
    [InlineData("LicenceNew")]
    [InlineData("Licence_new")]
    [InlineData("licence new")]
    [InlineData(" plus")]
    [InlineData("0")]
    [InlineData("")]
    public void Another_spelling_is_no_word(string text)
    {
        Vocabulary<LineKind>.TryParse(text, out _).ShouldBeFalse();
        Should.Throw<ArgumentException>(() => Vocabulary<LineKind>.Parse(text)).Message.ShouldContain($"'{text}' is no LineKind");
    }
}
