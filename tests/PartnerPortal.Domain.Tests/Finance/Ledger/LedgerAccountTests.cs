using PartnerPortal.Domain.Finance.Ledger;
using Shouldly;
using Xunit;

namespace PartnerPortal.Domain.Tests.Finance.Ledger;

public sealed class LedgerAccountTests
{
    [Theory]
    [InlineData(PostingKind.RegistrationFee, LedgerAccount.FeeIncome)]
    [InlineData(PostingKind.MonthlyFee, LedgerAccount.FeeIncome)]
    [InlineData(PostingKind.FeeWaiver, LedgerAccount.FeeIncome)]
    [InlineData(PostingKind.FeeRefund, LedgerAccount.FeeRefunds)]
    [InlineData(PostingKind.Commission, LedgerAccount.CommissionExpense)]
    [InlineData(PostingKind.SlaService, LedgerAccount.ServiceIncome)]
    [InlineData(PostingKind.Purchase, LedgerAccount.ProductSales)]
    [InlineData(PostingKind.PaymentIn, LedgerAccount.Bank)]
    [InlineData(PostingKind.Payout, LedgerAccount.Bank)]
    [InlineData(PostingKind.Adjustment, LedgerAccount.Adjustments)]
    public void Every_kind_stands_against_its_account(PostingKind kind, LedgerAccount account) =>
        LedgerAccounts.Against(kind).ShouldBe(account);

    [Fact]
    public void No_kind_is_without_an_account()
    {
        foreach (var kind in Enum.GetValues<PostingKind>()) Enum.IsDefined(LedgerAccounts.Against(kind)).ShouldBeTrue();
    }

    [Fact]
    public void The_business_key_is_kind_and_cause() =>
        new Posting(Guid.Empty, "P-1", PostingKind.FeeRefund, default, default, Money.Eur(1m), "2013/2013-06", new PostingWhy())
            .BusinessKey.ShouldBe("fee_refund:2013/2013-06");
}
