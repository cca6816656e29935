using System.Security.Claims;
using Microsoft.Extensions.Localization;
using PartnerPortal.Application.Finance.Balances;
using PartnerPortal.Application.Finance.Commissions;
using PartnerPortal.Application.Finance.Invoicing;
using PartnerPortal.Application.Finance.Ledger;
using PartnerPortal.Application.Finance.Payouts;
using PartnerPortal.Application.Finance.Statements;
using PartnerPortal.Application.Overview.Partners;
using PartnerPortal.Application.People.Persons;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Program.Applications;
using PartnerPortal.Application.Program.Partners;
using PartnerPortal.Application.Sales.Customers;
using PartnerPortal.Application.Sales.Licensing;
using PartnerPortal.Documents.Tables;
using PartnerPortal.Web.Components.Finance.Balances.Staff;
using PartnerPortal.Web.Components.Finance.Commissions;
using PartnerPortal.Web.Components.Finance.Invoicing;
using PartnerPortal.Web.Components.Finance.Ledger;
using PartnerPortal.Web.Components.Finance.Ledger.Staff;
using PartnerPortal.Web.Components.Finance.Payouts.Staff;
using PartnerPortal.Web.Components.Finance.Statements;
using PartnerPortal.Web.Components.Finance.Statements.Staff;
using PartnerPortal.Web.Components.Kit.Lists;
using PartnerPortal.Web.Components.Overview.Partners.Staff;
using PartnerPortal.Web.Components.People.Persons;
using PartnerPortal.Web.Components.Platform.Audit.Staff;
using PartnerPortal.Web.Components.Program.Applications.Staff;
using PartnerPortal.Web.Components.Sales.Customers;
using PartnerPortal.Web.Components.Sales.Licensing;
using PartnerPortal.Web.Security;
using PartnerPortal.Web.Texts;

namespace PartnerPortal.Web.Endpoints;

/// <summary>Lists as files: exactly what the page filters, sorts and shows, all pages of it.</summary>
internal static class ListDownloads
{
    public static void MapListDownloads(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapList<StatementsList, StatementListRow>("/statements/export", AreaPolicies.Statements);
        endpoints.MapList<StatementMonthsList, StatementMonth>("/statements/completeness/export", nameof(Permission.SeeAllStatements));
        endpoints.MapList<PeopleDirectory, PersonRow>("/settings/people/export", nameof(Permission.ManagePeople));
        endpoints.MapList<PeopleDirectory, PersonRow>("/company/people/export", nameof(Permission.ManageOwnPeople));
        endpoints.MapList<AuditEntriesList, AuditRow>("/settings/audit/export", nameof(Permission.SeeAudit));
        endpoints.MapList<PartnersList, PartnerListRow>("/partners/export", nameof(Permission.SeeAllPartners));
        endpoints.MapList<ApplicationsList, ApplicationListRow>("/applications/export", nameof(Permission.SeeApplications));
        endpoints.MapList<LedgerEntriesList, LedgerLine>("/earnings/export", nameof(Permission.SeeOwnLedger), OwnPartner);
        endpoints.MapList<CommissionLinesList, CommissionLine>("/commissions/export", nameof(Permission.SeeOwnLedger), OwnPartner);
        endpoints.MapList<CustomersList, CustomerListRow>("/customers/export", AreaPolicies.Sales);
        endpoints.MapList<InvoicesList, InvoiceListRow>("/invoices/export", AreaPolicies.Sales);
        endpoints.MapList<AllowancesList, AllowanceListRow>("/licences/export", nameof(Permission.SeeAllLicences));
        endpoints.MapList<AdjustmentsList, AdjustmentRow>("/adjustments/export", nameof(Permission.PostAdjustments));
        endpoints.MapList<BalancesList, BalanceRow>("/balances/export", nameof(Permission.SeeAllStatements));
        endpoints.MapList<PayoutsList, PayoutRow>("/payouts/export", nameof(Permission.ApprovePayouts));
        endpoints.MapGet("/customers/{id}/invoices/export", InvoicesOfCustomerAsync).RequireAuthorization(AreaPolicies.Sales);
        endpoints.MapListOfPartner<CommissionLinesList, CommissionLine>("commissions", nameof(Permission.SeeAllStatements));
        endpoints.MapListOfPartner<CustomersList, CustomerListRow>("customers", nameof(Permission.SeeAllStatements));
        endpoints.MapListOfPartner<LedgerEntriesList, LedgerLine>("ledger", nameof(Permission.SeeAllStatements));
        endpoints.MapListOfPartner<StatementsList, StatementListRow>("statements", nameof(Permission.SeeAllStatements));
    }

    private static string? OwnPartner(Viewer viewer) => viewer.PartnerId;

    private static void MapList<TList, TRow>(
        this IEndpointRouteBuilder endpoints, string path, string policy, Func<Viewer, string?>? subject = null) where TList : ListDefinition<TRow> =>
        endpoints.MapGet(path, (HttpContext context, TList list, IStringLocalizer<WebTexts> texts) =>
        {
            var viewer = ViewerClaims.Of(context.User)!;
            return Download(viewer, list, texts, context.Request, subject?.Invoke(viewer));
        }).RequireAuthorization(policy);

    private static async Task<IResult> InvoicesOfCustomerAsync(
        string id, HttpContext context, InvoicesList list, CustomerQueries customers, IStringLocalizer<WebTexts> texts, CancellationToken ct)
    {
        var viewer = ViewerClaims.Of(context.User)!;
        return await customers.FindAsync(viewer, id, ct) is null ? Results.NotFound() : Download(viewer, list, texts, context.Request, id);
    }

    /// <summary>A list on a partner's page. A partner that is absent has no lists.</summary>
    private static void MapListOfPartner<TList, TRow>(this IEndpointRouteBuilder endpoints, string name, string policy) where TList : ListDefinition<TRow> =>
        endpoints.MapGet($"/partners/{{id}}/{name}/export", async (
            string id, HttpContext context, TList list, PartnerHeadQueries partners, IStringLocalizer<WebTexts> texts, CancellationToken ct) =>
        {
            var viewer = ViewerClaims.Of(context.User)!;
            return await partners.FindAsync(viewer, id, ct) is null
                ? Results.NotFound()
                : Download(viewer, list, texts, context.Request, id);
        }).RequireAuthorization(policy);

    private static TableDownload<TRow> Download<TRow>(
        Viewer viewer, ListDefinition<TRow> list, IStringLocalizer<WebTexts> texts, HttpRequest request, string? subject)
    {
        var address = ListAddress.Of(request.QueryString.Value ?? "", subject);
        var columns = list.Chosen(viewer, address.Columns).Where(column => !column.ScreenOnly)
            .Select(column => new TableColumn<TRow>(texts[column.TitleKey], column.Value, column.Width, column.Exact));
        var name = subject is null ? list.Name : $"{list.Name}-{subject}";
        return new TableDownload<TRow>(address.Format(), name, list.StreamAsync(viewer, address, request.HttpContext.RequestAborted), [.. columns]);
    }
}
