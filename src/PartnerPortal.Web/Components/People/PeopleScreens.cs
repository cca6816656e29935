using PartnerPortal.Application.People.Persons;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Web.Components.Layout;
using PartnerPortal.Web.Components.People.Persons;
using PartnerPortal.Web.Endpoints;
using PartnerPortal.Web.Texts;

namespace PartnerPortal.Web.Components.People;

/// <summary>What the pages of this area take, and where they are found.</summary>
internal static class PeopleScreens
{
    public static IServiceCollection AddPeopleScreens(this IServiceCollection services) => services
        .AddTexts<PeopleTexts>()
        // Persons
        .AddSingleton<PeopleDirectory>()
        .AddPlace(PortalSections.Company, 20, "place.people", "company/people", Permission.ManageOwnPeople)
        .AddPlace(PortalSections.Settings, 30, "place.people", "settings/people", Permission.ManagePeople);

    public static IEndpointRouteBuilder MapPeopleScreens(this IEndpointRouteBuilder endpoints) => endpoints
        .MapList<PeopleDirectory, PersonRow>("/settings/people/export", nameof(Permission.ManagePeople))
        .MapList<PeopleDirectory, PersonRow>("/company/people/export", nameof(Permission.ManageOwnPeople));
}
