using PartnerPortal.Application.Platform.Access;

namespace PartnerPortal.Web.Components.Layout;

/// <summary>The map of the portal: at most seven sections for anybody.</summary>
public static class PortalSections
{
    private static readonly PortalSection[] All =
    [
        new("home", "rail.home",
            new PortalPlace("rail.home", "")),
        new("partners", "rail.partners",
            new PortalPlace("place.partners", "partners", Permission.SeeAllPartners),
            new PortalPlace("place.applications", "applications", Permission.SeeApplications),
            new PortalPlace("place.licences", "licences", Permission.SeeAllLicences)),
        new("coins", "rail.earnings",
            new PortalPlace("place.ledger", "earnings", Permission.SeeOwnLedger),
            new PortalPlace("place.commissions", "commissions", Permission.SeeOwnLedger),
            new PortalPlace("place.statements", "statements", Permission.SeeOwnStatements)),
        new("customers", "rail.sales",
            new PortalPlace("place.customers", "customers", Permission.SeeAllSales, Permission.SeeOwnSales),
            new PortalPlace("place.invoices", "invoices", Permission.SeeAllSales, Permission.SeeOwnSales)),
        new("coins", "rail.money",
            new PortalPlace("place.months", "months", Permission.SeeMonths),
            new PortalPlace("place.statements", "statements", Permission.SeeAllStatements),
            new PortalPlace("place.balances", "balances", Permission.SeeAllStatements),
            new PortalPlace("place.payouts", "payouts", Permission.ApprovePayouts),
            new PortalPlace("place.adjustments", "adjustments", Permission.PostAdjustments),
            new PortalPlace("place.holds", "holds", Permission.SeeWorkList)),
        new("licence", "rail.licences",
            new PortalPlace("place.licences", "licences", Permission.SeeOwnLicences)),
        new("company", "rail.company",
            new PortalPlace("place.company", "company", Permission.SeeOwnCompany),
            new PortalPlace("place.people", "company/people", Permission.ManageOwnPeople),
            new PortalPlace("place.ownAgreement", "company/agreement", Permission.SeeOwnCompany),
            new PortalPlace("place.terms", "terms", Permission.SeeOwnTerms),
            new PortalPlace("place.timeline", "company/timeline", Permission.SeeOwnCompany)),
        new("settings", "rail.settings",
            new PortalPlace("place.terms", "settings/terms", Permission.SeeTerms),
            new PortalPlace("place.services", "settings/services", Permission.ManageServiceOffers),
            new PortalPlace("place.people", "settings/people", Permission.ManagePeople),
            new PortalPlace("place.agreementTexts", "settings/agreement-texts", Permission.ManageAgreementTexts),
            new PortalPlace("place.qualification", "settings/qualification", Permission.ManageQualification),
            new PortalPlace("place.mail", "settings/mail", Permission.SeeMail),
            new PortalPlace("place.audit", "settings/audit", Permission.SeeAudit),
            new PortalPlace("place.system", "settings/system", Permission.SeeSystem)),
    ];

    /// <summary>The sections of one person with the places that are open to them, in the order of the rail.</summary>
    public static IEnumerable<PortalSection> For(Viewer viewer) => All.Select(section => section.For(viewer)).OfType<PortalSection>();

    /// <summary>The path of an address of this portal: without base, query and fragment.</summary>
    public static string PathOf(string baseRelative) => baseRelative.Split('?', '#')[0].TrimEnd('/');
}
