using PartnerPortal.Web.Components.Program.Applications.Staff;
using PartnerPortal.Web.Components.Program.Terms;

namespace PartnerPortal.Web.Components.Program;

/// <summary>What the pages of this area take.</summary>
internal static class ProgramScreens
{
    public static IServiceCollection AddProgramScreens(this IServiceCollection services) => services
        .AddSingleton<ApplicationsList>()
        .AddSingleton<TermsText>();
}
