using Microsoft.AspNetCore.StaticAssets;
using Serilog;
using Serilog.Events;

namespace PartnerPortal.Web.Logs;

/// <summary>One line a request. It names the route and not the address: addresses hold the secrets of personal links.</summary>
internal static class RequestLog
{
    private const string Line = "{Method} {Route} answered {Status} after {Milliseconds:0} ms";

    private static readonly object First = new();

    private static readonly string[] Unremarkable = ["/health", "/_blazor", "/_framework"];

    public static void UseRequestLog(this WebApplication app) => app.UseSerilogRequestLogging(options =>
    {
        options.MessageTemplate = Line;
        options.GetLevel = (context, _, failure) => LevelOf(context, failure);
        // Instead of the library's own, of which one is the address.
        options.GetMessageTemplateProperties = (context, _, milliseconds, status) =>
        [
            new("Method", new ScalarValue(context.Request.Method)),
            new("Route", new ScalarValue(RouteOf(context))),
            new("Status", new ScalarValue(status)),
            new("Milliseconds", new ScalarValue(milliseconds)),
        ];
    });

    /// <summary>Stands behind the routing: a problem page is another endpoint than the one that had the problem.</summary>
    public static Task NoteRouteAsync(HttpContext context, RequestDelegate next)
    {
        context.Items.TryAdd(First, context.GetEndpoint());
        return next(context);
    }

    /// <summary>The route that was asked for.</summary>
    public static string RouteOf(HttpContext context) => (EndpointOf(context) as RouteEndpoint)?.RoutePattern.RawText ?? "nowhere";

    private static Endpoint? EndpointOf(HttpContext context) => context.Items.TryGetValue(First, out var endpoint)
        ? endpoint as Endpoint
        : null;

    private static LogEventLevel LevelOf(HttpContext context, Exception? failure)
    {
        if (failure is not null || context.Response.StatusCode >= StatusCodes.Status500InternalServerError) return LogEventLevel.Warning;
        var path = context.Request.Path;
        var isQuiet = EndpointOf(context)?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null
            || Unremarkable.Any(start => path.StartsWithSegments(start));
        return isQuiet ? LogEventLevel.Debug : LogEventLevel.Information;
    }
}
