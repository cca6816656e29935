using Microsoft.Extensions.DependencyInjection;
using PartnerPortal.Application.Overview.Dashboard;
using PartnerPortal.Application.Overview.Partners;
using PartnerPortal.Application.Overview.Timeline;
using PartnerPortal.Application.Overview.WorkItems;

namespace PartnerPortal.Application.Overview;

/// <summary>What shows several areas at once: home pages, search, work lists.</summary>
public static class OverviewServices
{
    public static IServiceCollection AddOverview(this IServiceCollection services) => services
        // Dashboard
        .AddSingleton<DashboardQueries>()
        .AddSingleton<WaitingQueries>()
        // Partners
        .AddSingleton<PartnerQueries>()
        .AddSingleton<PartnerOverviewQueries>()
        .AddSingleton<StandingQueries>()
        // Timeline
        .AddSingleton<TimelineQueries>()
        // WorkItems
        .AddSingleton(WaitingHolds.WorkItems)
        .AddSingleton(WaitingHolds.Credits)
        .AddSingleton(WaitingHolds.Withheld)
        .AddSingleton<HoldQueries>()
        .AddSingleton<ResolveWorkItem>();
}
