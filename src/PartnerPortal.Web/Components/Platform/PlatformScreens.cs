using PartnerPortal.Web.Components.Platform.Audit.Staff;
using PartnerPortal.Web.Components.Platform.Messages;
using PartnerPortal.Web.Components.Platform.Messages.Staff;

namespace PartnerPortal.Web.Components.Platform;

/// <summary>What the pages of this area take.</summary>
internal static class PlatformScreens
{
    public static IServiceCollection AddPlatformScreens(this IServiceCollection services) => services
        .AddSingleton<AuditEntriesList>()
        .AddSingleton<MailList>()
        .AddSingleton<NoticesList>();
}
