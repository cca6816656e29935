using System.Diagnostics;
using Microsoft.AspNetCore.StaticAssets;

namespace PartnerPortal.Web.Logs;

/// <summary>One line a request, and the same on its trace. It names the route and not the address: addresses hold the secrets of personal links.</summary>
internal sealed class RequestLog(RequestDelegate next, ILogger<RequestLog> log)
{
    private static readonly object First = new();

    private static readonly string[] Unremarkable = ["/health", "/_blazor", "/_framework"];

    public async Task InvokeAsync(HttpContext context)
    {
        var started = Stopwatch.GetTimestamp();
        var path = context.Request.Path;
        try
        {
            await next(context);
        }
        finally
        {
            var endpoint = context.Items[First] as Endpoint;
            var route = (endpoint as RouteEndpoint)?.RoutePattern.RawText ?? "nowhere";
            Describe(Activity.Current, context, route);
            log.Log(
                LevelOf(context, endpoint, path), "{Method} {Route} answered {Status} after {Milliseconds:0} ms", context.Request.Method, route,
                context.Response.StatusCode, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
    }

    /// <summary>Stands behind the routing: a problem page is another endpoint than the one that had the problem.</summary>
    public static Task NoteRouteAsync(HttpContext context, RequestDelegate next)
    {
        context.Items.TryAdd(First, context.GetEndpoint());
        return next(context);
    }

    private static void Describe(Activity? trace, HttpContext context, string route)
    {
        if (trace is null) return;
        trace.DisplayName = $"{context.Request.Method} {route}";
        trace.SetTag("http.request.method", context.Request.Method).SetTag("http.route", route).SetTag("http.response.status_code", context.Response.StatusCode);
    }

    private static LogLevel LevelOf(HttpContext context, Endpoint? endpoint, PathString path)
    {
        if (context.Response.StatusCode >= StatusCodes.Status500InternalServerError) return LogLevel.Warning;
        var isQuiet = endpoint?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null || Unremarkable.Any(start => path.StartsWithSegments(start));
        return isQuiet ? LogLevel.Debug : LogLevel.Information;
    }
}
