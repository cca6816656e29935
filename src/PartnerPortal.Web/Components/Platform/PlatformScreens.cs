using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Web.Components.Layout;
using PartnerPortal.Web.Components.Platform.Audit.Staff;
using PartnerPortal.Web.Components.Platform.Messages;
using PartnerPortal.Web.Components.Platform.Messages.Staff;
using PartnerPortal.Web.Components.Platform.Search;
using PartnerPortal.Web.Components.Platform.Waiting;
using PartnerPortal.Web.Endpoints;
using PartnerPortal.Web.Jobs;
using PartnerPortal.Web.Texts;

namespace PartnerPortal.Web.Components.Platform;

/// <summary>What the pages of this area take, and where they are found.</summary>
internal static class PlatformScreens
{
    public static IServiceCollection AddPlatformScreens(this IServiceCollection services) => services
        .AddTexts<PlatformTexts>()
        // Audit
        .AddSingleton<AuditEntriesList>()
        .AddPlace(PortalSections.Settings, 70, "place.audit", "settings/audit", Permission.SeeAudit)
        // Health
        .AddClockJob(CleaningJob.ByTheClock, "system.cleaning")
        .AddPlace(PortalSections.Settings, 80, "place.system", "settings/system", Permission.SeeSystem)
        // Messages
        .AddClockJob(MailJob.ByTheClock, "place.mail")
        .AddSingleton<MailList>()
        .AddSingleton<NoticesList>()
        .AddPlace(PortalSections.Settings, 60, "place.mail", "settings/mail", Permission.SeeMail)
        // Search
        .AddSingleton<SearchGroups>()
        // Waiting
        .AddSingleton<WaitingLines>();

    public static IEndpointRouteBuilder MapPlatformScreens(this IEndpointRouteBuilder endpoints) => endpoints
        .MapList<AuditEntriesList, AuditRow>("/settings/audit/export", nameof(Permission.SeeAudit));
}
