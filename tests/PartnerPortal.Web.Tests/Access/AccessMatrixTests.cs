using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data;
using PartnerPortal.Testing.Finance.Ledger;
using PartnerPortal.Web.Security;

namespace PartnerPortal.Web.Tests.Access;

/// <summary>
/// Who gets in where, over everything there is: a page, endpoint or use case that is new appears here by itself and has to be agreed
/// to in its area's <c>access-matrix.txt</c> or <c>endpoint-matrix.txt</c>.
/// </summary>
public sealed class AccessMatrixTests
{
    [Fact]
    public async Task Each_use_case_lets_in_whom_it_is_agreed_to_let_in()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(new Books().Partner("A", "2013-01-10"));
        await using var services = UseCases.On(ledger.Connection);
        AgreedLines.Whole("Access/access-matrix.txt").ShouldSay(await AccessMatrix.OfUseCasesAsync(services, "A"));
    }

    [Fact]
    public void What_runs_without_a_person_is_agreed_to() =>
        AgreedLines.Named("Access/without-a-person.txt").ShouldSay(UseCases.OfThePortal.Select(UseCases.Line));

    [Fact]
    public void Each_page_and_endpoint_is_open_to_whom_it_is_agreed_to_be() =>
        AgreedLines.Whole("Access/endpoint-matrix.txt")
            .ShouldSay(Endpoints().Select(endpoint => new AgreedLine(AreaOf(endpoint), Line(endpoint))));

    [Fact]
    public void Each_page_and_endpoint_names_its_permission() =>
        Endpoints().Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null && Policies(endpoint).Count == 0)
            .Select(endpoint => endpoint.RoutePattern.RawText).ShouldBeEmpty();

    [Fact]
    public void Every_policy_is_a_permission_or_an_area() =>
        Endpoints().SelectMany(Policies).Distinct()
            .Where(policy => !AreaPolicies.All.Contains(policy) && Permission.All.All(permission => permission.Name != policy))
            .ShouldBeEmpty();

    [Fact]
    public async Task Every_permission_and_every_area_has_its_policy()
    {
        var policies = Portal().Services.GetRequiredService<IAuthorizationPolicyProvider>();
        foreach (var name in Permission.All.Select(permission => permission.Name).Concat(AreaPolicies.All))
            (await policies.GetPolicyAsync(name)).ShouldNotBeNull(name);
    }

    /// <summary>Of a page its own; of an endpoint that of its handler, or of the first thing of an area that the handler takes.</summary>
    private static string? AreaOf(RouteEndpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is { } page) return Areas.Of(page.Type);
        if (endpoint.Metadata.GetMetadata<MethodInfo>() is not { } handler) return null;
        return handler.GetParameters().Select(parameter => parameter.ParameterType).Prepend(handler.DeclaringType!)
            .Select(Areas.Of).FirstOrDefault(area => area is not null);
    }

    private static string Line(RouteEndpoint endpoint)
    {
        var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is { Count: > 0 } named
            ? string.Join(' ', named)
            : "GET";
        var who = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null ? "anybody" : string.Join(" + ", Policies(endpoint));
        return $"{methods} {endpoint.RoutePattern.RawText}: {who}";
    }

    private static List<string> Policies(RouteEndpoint endpoint) =>
        [.. endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy).OfType<string>().Distinct().Order(
            StringComparer.Ordinal)];

    /// <summary>The portal's routes, without what the framework and the files of the pages bring.</summary>
    private static RouteEndpoint[] Endpoints() =>
        [.. ((IEndpointRouteBuilder)Portal()).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().Where(IsOurs)];

    private static WebApplication Portal()
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { ApplicationName = typeof(PortalWeb).Assembly.GetName().Name,
            ContentRootPath = Path.GetDirectoryName(BuiltWeb.Host)! });
        builder.AddPortalWeb(new PortalConnection("Host=nowhere", "Host=nowhere"));
        var app = builder.Build();
        app.UsePortalWeb();
        return app;
    }

    private static bool IsOurs(RouteEndpoint endpoint) =>
        endpoint.RoutePattern.RawText is { } route
        && !route.StartsWith("/_blazor", StringComparison.Ordinal) && !route.StartsWith("_blazor", StringComparison.Ordinal)
        && !route.Contains("_framework", StringComparison.Ordinal) && !route.Contains("_content", StringComparison.Ordinal)
        && !route.StartsWith("css/", StringComparison.Ordinal) && !route.StartsWith("js/", StringComparison.Ordinal)
            && !route.StartsWith("favicon", StringComparison.Ordinal)
        && !route.StartsWith("PartnerPortal.Web.", StringComparison.Ordinal) && route != "{**path:file}";
}
