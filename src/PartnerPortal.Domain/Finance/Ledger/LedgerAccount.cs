namespace PartnerPortal.Domain.Finance.Ledger;

/// <summary>The vendor's accounts that stand against the partners' current accounts (spec 01.7).</summary>
public enum LedgerAccount
{
    /// <summary>Commission owed to partners.</summary>
    CommissionExpense,

    /// <summary>Registration and monthly fees, less waivers.</summary>
    FeeIncome,

    /// <summary>Fees given back.</summary>
    FeeRefunds,

    /// <summary>Own-use services.</summary>
    ServiceIncome,

    /// <summary>Option B invoices to partners.</summary>
    ProductSales,

    /// <summary>Money in and out.</summary>
    Bank,

    /// <summary>Adjustments by two people.</summary>
    Adjustments,
}

/// <summary>Which account stands against which kind of posting.</summary>
public static class LedgerAccounts
{
    /// <summary>The account on the other side of a posting of this kind.</summary>
    public static LedgerAccount Against(PostingKind kind) => kind switch
    {
        PostingKind.RegistrationFee or PostingKind.MonthlyFee or PostingKind.FeeWaiver => LedgerAccount.FeeIncome,
        PostingKind.FeeRefund => LedgerAccount.FeeRefunds,
        PostingKind.Commission => LedgerAccount.CommissionExpense,
        PostingKind.SlaService => LedgerAccount.ServiceIncome,
        PostingKind.Purchase => LedgerAccount.ProductSales,
        PostingKind.PaymentIn or PostingKind.Payout => LedgerAccount.Bank,
        PostingKind.Adjustment => LedgerAccount.Adjustments,
    };
}
