using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Calendar;
using PartnerPortal.Application.Platform.Jobs;
using PartnerPortal.Application.Platform.Lists;
using PartnerPortal.Application.Platform.Messages;
using PartnerPortal.Application.Platform.Search;
using PartnerPortal.Application.Platform.Vendor;
using PartnerPortal.Application.Platform.Words;

namespace PartnerPortal.Application.Platform;

/// <summary>What every area stands on: whose request it is, the calendar, lists, audit, messages, jobs.</summary>
public static class PlatformServices
{
    public static IServiceCollection AddPlatform(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(TimeProvider.System)
        // Access
        .AddSingleton(DoneCommands.Old)
        // Audit
        .AddSingleton<AuditQueries>()
        // Calendar
        .AddSingleton<KnownMonths>()
        .AddSingleton<ProgramClock>()
        // Jobs
        .AddSingleton<JobRuns>()
        // Lists
        .AddSingleton<ListArrangements>()
        // Messages
        .AddSingleton<MailQueue>()
        .AddSingleton<PersonalLinks>()
        .AddSingleton<MailQueries>()
        .AddSingleton<SendMailAgain>()
        .AddSingleton<DecideHeldMail>()
        .AddSingleton<NoticeQueries>()
        .AddSingleton<ReadNotices>()
        .AddSingleton<ChooseNotices>()
        // Search
        .AddSingleton<SearchQueries>()
        // Vendor
        .AddSingleton(VendorDetails.Of(configuration))
        // Words
        .AddAreaWords();
}
