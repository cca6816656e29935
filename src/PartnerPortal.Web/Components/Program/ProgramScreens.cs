using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Search;
using PartnerPortal.Application.Program.Applications;
using PartnerPortal.Web.Components.Kit;
using PartnerPortal.Web.Components.Layout;
using PartnerPortal.Web.Components.Platform.Search;
using PartnerPortal.Web.Components.Platform.Waiting;
using PartnerPortal.Web.Components.Program.Applications.Staff;
using PartnerPortal.Web.Components.Program.Partners.Staff;
using PartnerPortal.Web.Components.Program.Terms;
using PartnerPortal.Web.Endpoints;
using PartnerPortal.Web.Jobs;
using PartnerPortal.Web.Texts;

namespace PartnerPortal.Web.Components.Program;

/// <summary>What the pages of this area take, and where they are found.</summary>
internal static class ProgramScreens
{
    public static IServiceCollection AddProgramScreens(this IServiceCollection services) => services
        .AddTexts<ProgramTexts>()
        // Agreements
        .AddPlace(PortalSections.Company, 30, "place.ownAgreement", "company/agreement", Permission.SeeOwnCompany)
        .AddPlace(PortalSections.Settings, 40, "place.agreementTexts", "settings/agreement-texts", Permission.ManageAgreementTexts)
        // Applications
        .AddSingleton<ApplicationsList>()
        .AddWaiting(10, "applications", "applications", Tone.Amber)
        .AddPlace(PortalSections.Partners, 20, "place.applications", "applications", Permission.SeeApplications)
        // Company
        .AddClockJob(IbanChangeJob.ByTheClock, "bank.title")
        .AddPlace(PortalSections.Company, 10, "place.company", "company", Permission.SeeOwnCompany)
        // Partners
        .AddSingleton<PartnerParts>()
        .AddSingleton(parts => new SearchGroup(
            SearchQueries.Partner, "searchKind.Partner", "partners", parts.GetRequiredService<PartnerParts>().FirstFor))
        .AddPartnerTab(70, "tab.caps", "caps", Permission.ManageCaps)
        .AddPartnerTab(80, "tab.agreement", "agreement", Permission.SeePartnerAgreements)
        // Qualification
        .AddPlace(PortalSections.Settings, 50, "place.qualification", "settings/qualification", Permission.ManageQualification)
        // Terms
        .AddSingleton<TermsText>()
        .AddPlace(PortalSections.Company, 40, "place.terms", "terms", Permission.SeeOwnTerms)
        .AddPlace(PortalSections.Settings, 10, "place.terms", "settings/terms", Permission.SeeTerms);

    public static IEndpointRouteBuilder MapProgramScreens(this IEndpointRouteBuilder endpoints) => endpoints
        .MapList<ApplicationsList, ApplicationListRow>("/applications/export", nameof(Permission.SeeApplications));
}
