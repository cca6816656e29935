using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PartnerPortal.Application.Finance.Balances;
using PartnerPortal.Application.Finance.Closing;
using PartnerPortal.Application.Finance.Commissions;
using PartnerPortal.Application.Finance.Fees;
using PartnerPortal.Application.Finance.Invoicing;
using PartnerPortal.Application.Finance.Ledger;
using PartnerPortal.Application.Finance.Parking;
using PartnerPortal.Application.Finance.Payouts;
using PartnerPortal.Application.Finance.Previews;
using PartnerPortal.Application.Finance.Statements;

namespace PartnerPortal.Application.Finance;

/// <summary>Invoices, ratings, commissions, fees, the ledger, statements, payouts, parking and the close.</summary>
public static class FinanceServices
{
    public static IServiceCollection AddFinance(this IServiceCollection services, IConfiguration configuration) => services
        // Balances
        .AddSingleton<BalanceQueries>()
        // Closing
        .AddSingleton<StartClose>()
        .AddSingleton<CloseMonth>()
        .AddSingleton<PreviewMonth>()
        .AddSingleton<CloseDueMonths>()
        .AddSingleton<CloseWantedMonth>()
        .AddSingleton<RequestStop>()
        .AddSingleton<SetAutomaticClose>()
        .AddSingleton<MonthQueries>()
        // Commissions
        .AddSingleton<CommissionQueries>()
        .AddSingleton<OpenCommissions>()
        // Fees
        .AddSingleton<WaiveFee>()
        .AddSingleton<ICloseStep, FeeCloseStep>()
        .AddSingleton<ICloseStep, RefundCloseStep>()
        // Invoicing
        .AddSingleton(InvoiceSearch.Source)
        .AddSingleton(WaitingInvoices.Source)
        .AddSingleton<MarkDisputed>()
        .AddSingleton<LinkCreditNote>()
        .AddSingleton<InvoiceQueries>()
        // Ledger
        .AddSingleton(WaitingAdjustments.Source)
        .AddSingleton(AdjustmentPolicy.Of(configuration))
        .AddSingleton<RequestAdjustment>()
        .AddSingleton<ApproveAdjustment>()
        .AddSingleton<RejectAdjustment>()
        .AddSingleton<LedgerHash>()
        .AddSingleton<Invariants>()
        .AddSingleton<LedgerQueries>()
        .AddSingleton<AdjustmentQueries>()
        // Parking
        .AddSingleton(WaitingParked.Source)
        .AddSingleton<ICloseStep, JudgedCommissionStep>()
        .AddSingleton<ReleaseParked>()
        .AddSingleton<SetParkingLimits>()
        // Payouts
        .AddSingleton(WaitingPayouts.Source)
        .AddSingleton<ProposePayout>()
        .AddSingleton<ApprovePayout>()
        .AddSingleton<ExecutePayout>()
        .AddSingleton<PayoutQueries>()
        .AddSingleton<ICloseStep, PayoutCloseStep>()
        // Previews
        .AddSingleton<PreviewTerms>()
        .AddSingleton<TermsPreviewQueries>()
        .AddSingleton<StartTermsPreview>()
        .AddSingleton<StopTermsPreview>()
        .AddSingleton<RunTermsPreview>()
        .AddSingleton(TermsPreviewStore.Old)
        // Statements
        .AddSingleton(StatementSearch.Source)
        .AddSingleton<StatementMonthQueries>()
        .AddSingleton<StatementQueries>()
        .AddSingleton<WriteStatementFiles>()
        .AddSingleton<ICloseStep, StatementCloseStep>();
}
