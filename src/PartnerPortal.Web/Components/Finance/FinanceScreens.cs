using PartnerPortal.Web.Components.Finance.Balances.Staff;
using PartnerPortal.Web.Components.Finance.Commissions;
using PartnerPortal.Web.Components.Finance.Invoicing;
using PartnerPortal.Web.Components.Finance.Ledger;
using PartnerPortal.Web.Components.Finance.Ledger.Staff;
using PartnerPortal.Web.Components.Finance.Payouts.Staff;
using PartnerPortal.Web.Components.Finance.Statements;
using PartnerPortal.Web.Components.Finance.Statements.Staff;

namespace PartnerPortal.Web.Components.Finance;

/// <summary>What the pages of this area take.</summary>
internal static class FinanceScreens
{
    public static IServiceCollection AddFinanceScreens(this IServiceCollection services) => services
        .AddSingleton<AdjustmentsList>()
        .AddSingleton<BalancesList>()
        .AddSingleton<CommissionLinesList>()
        .AddSingleton<InvoicesList>()
        .AddSingleton<LedgerEntriesList>()
        .AddSingleton<PayoutsList>()
        .AddSingleton<StatementMonthsList>()
        .AddSingleton<StatementsList>()
        .AddSingleton<WhyText>();
}
