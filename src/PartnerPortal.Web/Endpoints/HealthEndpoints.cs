using Microsoft.Extensions.Diagnostics.HealthChecks;
using PartnerPortal.Web.Health;

namespace PartnerPortal.Web.Endpoints;

/// <summary>
/// For load balancers and watchdogs: alive is the process; ready is the process with what it needs. Strangers learn which check is red and
/// nothing else; why stands in the log and on the administrators' page.
/// </summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/health/live", () => Results.Json(new { status = "green" })).AllowAnonymous();
        endpoints.MapGet("/health/ready", ReadyAsync).AllowAnonymous();
    }

    private static async Task<IResult> ReadyAsync(HealthBoard board)
    {
        var report = await board.ReadAsync();
        return Results.Json(
            new
            {
                status = HealthBoard.Colour(report.Status),
                checks = report.Entries.ToDictionary(check => check.Key, check => HealthBoard.Colour(check.Value.Status)),
            },
            statusCode: report.Status == HealthStatus.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
    }
}
