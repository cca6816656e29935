using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PartnerPortal.Data;

namespace PartnerPortal.Web.Tests.Security;

/// <summary>A route of the portal with made-up values in it.</summary>
internal sealed record PortalRoute(string Method, string Path, bool IsPublic)
{
    /// <summary>A file of the pages: a style, a script.</summary>
    public bool IsFile => Path.Contains('.', StringComparison.Ordinal);

    public override string ToString() => $"{Method} {Path}";
}

/// <summary>Everything that answers, found in the portal itself: pages, endpoints, files.</summary>
internal static class PortalRoutes
{
    private static readonly Lazy<IReadOnlyList<PortalRoute>> Found = new(Find);

    public static IReadOnlyList<PortalRoute> All => Found.Value;

    public static IEnumerable<PortalRoute> Of(string method) => All.Where(route => route.Method == method);

    private static List<PortalRoute> Find()
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { ApplicationName = typeof(PortalWeb).Assembly.GetName().Name,
            ContentRootPath = Path.GetDirectoryName(BuiltWeb.Host)! });
        builder.AddPortalWeb(new PortalConnection("Host=nowhere", "Host=nowhere"));
        var app = builder.Build();
        app.UsePortalWeb();
        return [
            .. ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().SelectMany(
                Routes).Distinct()];
    }

    private static IEnumerable<PortalRoute> Routes(RouteEndpoint endpoint)
    {
        var path = "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(Text))));
        var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is { Count: > 0 } named ? named : ["GET"];
        var isPublic = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;
        return methods.Where(method => method is "GET" or "POST").Select(method => new PortalRoute(method, path, isPublic));
    }

    private static string Text(Microsoft.AspNetCore.Routing.Patterns.RoutePatternPart part) => part switch
    {
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator => separator.Content,
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter =>
            parameter.ParameterPolicies.Any(policy => policy.Content == "guid") ? Guid.Empty.ToString() : "1",
        _ => "1",
    };
}
