using Hangfire;
using PartnerPortal.Application.Platform.Access;

namespace PartnerPortal.Web.Jobs;

/// <summary>
/// The scheduler's own pages, for administrators to look at. What a job may do again is decided by the portal, so they change nothing.
/// </summary>
internal static class JobDashboard
{
    public const string Path = "/settings/system/jobs";

    public static void MapJobDashboard(this IEndpointRouteBuilder endpoints) => endpoints
        .MapHangfireDashboardWithAuthorizationPolicy(nameof(Permission.SeeSystem), Path, new DashboardOptions
        {
            AppPath = "/settings/system",
            DashboardTitle = "PartnerPortal",
            IsReadOnlyFunc = _ => true,
            DisplayStorageConnectionString = false,
            // The look of the portal's other pages, light or dark, is the portal's affair.
            DarkModeEnabled = false,
            StatsPollingInterval = 5_000,
        })
        .WithMetadata(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Post]));
}
