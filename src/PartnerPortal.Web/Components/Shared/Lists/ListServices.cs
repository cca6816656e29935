using PartnerPortal.Web.Components.Licensing;
using PartnerPortal.Web.Components.Notices;
using PartnerPortal.Web.Components.People;
using PartnerPortal.Web.Components.Sales;
using PartnerPortal.Web.Components.Staff.Applications;
using PartnerPortal.Web.Components.Staff.Audit;
using PartnerPortal.Web.Components.Staff.Mail;
using PartnerPortal.Web.Components.Staff.Finance;
using PartnerPortal.Web.Components.Staff.Partners;
using PartnerPortal.Web.Components.Statements;

namespace PartnerPortal.Web.Components.Shared.Lists;

/// <summary>The lists of the portal.</summary>
internal static class ListServices
{
    public static void AddPortalLists(this IServiceCollection services) => services
        .AddSingleton<AuditEntriesList>()
        .AddSingleton<MailList>()
        .AddSingleton<NoticesList>()
        .AddSingleton<PeopleDirectory>()
        .AddSingleton<AdjustmentsList>()
        .AddSingleton<AllowancesList>()
        .AddSingleton<BalancesList>()
        .AddSingleton<CommissionLinesList>()
        .AddSingleton<CustomersList>()
        .AddSingleton<InvoicesList>()
        .AddSingleton<LedgerEntriesList>()
        .AddSingleton<PartnersList>()
        .AddSingleton<PayoutsList>()
        .AddSingleton<ApplicationsList>()
        .AddSingleton<StatementMonthsList>()
        .AddSingleton<StatementsList>();
}
