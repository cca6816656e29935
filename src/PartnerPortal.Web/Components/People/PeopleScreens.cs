using PartnerPortal.Web.Components.People.Persons;

namespace PartnerPortal.Web.Components.People;

/// <summary>What the pages of this area take.</summary>
internal static class PeopleScreens
{
    public static IServiceCollection AddPeopleScreens(this IServiceCollection services) => services
        .AddSingleton<PeopleDirectory>();
}
