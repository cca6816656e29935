using PartnerPortal.Application.Finance.Balances;
using PartnerPortal.Application.Finance.Commissions;
using PartnerPortal.Application.Finance.Invoicing;
using PartnerPortal.Application.Finance.Ledger;
using PartnerPortal.Application.Finance.Payouts;
using PartnerPortal.Application.Finance.Statements;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Sales.Customers;
using PartnerPortal.Web.Components.Finance.Balances.Staff;
using PartnerPortal.Web.Components.Finance.Commissions;
using PartnerPortal.Web.Components.Finance.Invoicing;
using PartnerPortal.Web.Components.Finance.Ledger;
using PartnerPortal.Web.Components.Finance.Ledger.Staff;
using PartnerPortal.Web.Components.Finance.Payouts.Staff;
using PartnerPortal.Web.Components.Finance.Previews.Staff;
using PartnerPortal.Web.Components.Finance.Statements;
using PartnerPortal.Web.Components.Finance.Statements.Staff;
using PartnerPortal.Web.Components.Kit;
using PartnerPortal.Web.Components.Layout;
using PartnerPortal.Web.Components.Platform.Search;
using PartnerPortal.Web.Components.Platform.Waiting;
using PartnerPortal.Web.Components.Program.Partners.Staff;
using PartnerPortal.Web.Endpoints;
using PartnerPortal.Web.Jobs;
using PartnerPortal.Web.Security;
using PartnerPortal.Web.Texts;

namespace PartnerPortal.Web.Components.Finance;

/// <summary>What the pages of this area take, and where they are found.</summary>
internal static class FinanceScreens
{
    public static IServiceCollection AddFinanceScreens(this IServiceCollection services) => services
        .AddTexts<FinanceTexts>()
        .AddAreaPolicy(AreaPolicies.Statements, Permission.SeeAllStatements, Permission.SeeOwnStatements)
        // Balances
        .AddSingleton<BalancesList>()
        .AddPlace(PortalSections.Money, 30, "place.balances", "balances", Permission.SeeAllStatements)
        // Closing
        .AddSingleton<MonthCloseRunner>()
        .AddClockJob(MonthCloseJob.ByTheClock, "automatic.title")
        .AddPlace(PortalSections.Money, 10, "place.months", "months", Permission.SeeMonths)
        // Commissions
        .AddSingleton<CommissionLinesList>()
        .AddPlace(PortalSections.Earnings, 20, "place.commissions", "commissions", Permission.SeeOwnLedger)
        .AddPartnerTab(20, "place.commissions", "commissions", Permission.SeeAllStatements)
        // Invoicing
        .AddSingleton<InvoicesList>()
        .AddWaiting(80, "disputed", "invoices?state=disputed", Tone.Amber)
        .AddSingleton(new SearchGroup(
            InvoiceSearch.Kind, "searchKind.Invoice", "invoice", (_, number) => "invoices/" + Uri.EscapeDataString(number)))
        .AddPlace(PortalSections.Sales, 20, "place.invoices", "invoices", Permission.SeeAllSales, Permission.SeeOwnSales)
        // Ledger
        .AddSingleton<AdjustmentsList>()
        .AddWaiting(30, "adjustments", "adjustments?state=waiting", Tone.Amber)
        .AddSingleton<LedgerEntriesList>()
        .AddSingleton<WhyText>()
        .AddPlace(PortalSections.Money, 50, "place.adjustments", "adjustments", Permission.PostAdjustments)
        .AddPartnerTab(30, "tab.ledger", "ledger", Permission.SeeAllStatements)
        // Parking
        .AddWaiting(40, "parked", "months", Tone.Red)
        // Payouts
        .AddSingleton<PayoutsList>()
        .AddWaiting(20, "payouts", "payouts?status=proposed", Tone.Amber)
        .AddPlace(PortalSections.Money, 40, "place.payouts", "payouts", Permission.ApprovePayouts)
        // Previews
        .AddSingleton<TermsPreviewRunner>()
        // Statements
        .AddSingleton<StatementMonthsList>()
        .AddSingleton<StatementsList>()
        .AddSingleton(StatementHits.Group)
        .AddPlace(PortalSections.Earnings, 30, "place.statements", "statements", Permission.SeeOwnStatements)
        .AddPlace(PortalSections.Money, 20, "place.statements", "statements", Permission.SeeAllStatements)
        .AddPartnerTab(40, "tab.statements", "statements", Permission.SeeAllStatements);

    public static IEndpointRouteBuilder MapFinanceScreens(this IEndpointRouteBuilder endpoints) => endpoints
        .MapList<BalancesList, BalanceRow>("/balances/export", nameof(Permission.SeeAllStatements))
        .MapList<CommissionLinesList, CommissionLine>("/commissions/export", nameof(Permission.SeeOwnLedger), viewer => viewer.PartnerId)
        .MapListOfPartner<CommissionLinesList, CommissionLine>("commissions", Permission.SeeAllStatements)
        .MapList<InvoicesList, InvoiceListRow>("/invoices/export", AreaPolicies.Sales)
        .MapListOf<InvoicesList, InvoiceListRow, CustomerQueries>(
            "/customers/{id}/invoices/export", AreaPolicies.Sales,
            async (customers, viewer, id, ct) => await customers.FindAsync(viewer, id, ct))
        .MapList<AdjustmentsList, AdjustmentRow>("/adjustments/export", nameof(Permission.PostAdjustments))
        .MapList<LedgerEntriesList, LedgerLine>("/earnings/export", nameof(Permission.SeeOwnLedger), viewer => viewer.PartnerId)
        .MapListOfPartner<LedgerEntriesList, LedgerLine>("ledger", Permission.SeeAllStatements)
        .MapList<PayoutsList, PayoutRow>("/payouts/export", nameof(Permission.ApprovePayouts))
        .MapTermsPreviewDownload()
        .MapList<StatementsList, StatementListRow>("/statements/export", AreaPolicies.Statements)
        .MapList<StatementMonthsList, StatementMonth>("/statements/completeness/export", nameof(Permission.SeeAllStatements))
        .MapListOfPartner<StatementsList, StatementListRow>("statements", Permission.SeeAllStatements)
        .MapStatementDownloads();
}
