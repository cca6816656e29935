using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data;
using PartnerPortal.Testing.Finance.Ledger;
using PartnerPortal.Web.Security;

namespace PartnerPortal.Web.Tests.Access;

/// <summary>
/// Who gets in where, over everything there is: a page, endpoint or use case that is new appears here by itself and has to be agreed
/// to in <c>access-matrix.txt</c>.
/// </summary>
public sealed class AccessMatrixTests
{
    private static readonly string Folder = Path.Combine(BuiltWeb.ProjectFolder, "..", "..", "tests", "PartnerPortal.Web.Tests", "Access");

    /// <summary>What runs without a person, and why nobody has to be asked.</summary>
    private static readonly string[] WithoutPerson = File.ReadAllLines(Path.Combine(Folder, "without-a-person.txt"));

    [Fact]
    public async Task Each_use_case_lets_in_whom_it_is_agreed_to_let_in()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(new Books().Partner("A", "2013-01-10"));
        await using var services = UseCases.On(ledger.Connection);
        var matrix = await AccessMatrix.OfUseCasesAsync(services, "A");
        matrix.ShouldBe(await AgreedAsync("access-matrix.txt", matrix));
    }

    [Fact]
    public void What_runs_without_a_person_is_agreed_to() =>
        UseCases.OfThePortal.Select(UseCases.Name).Distinct().Order(StringComparer.Ordinal)
            .ShouldBe(WithoutPerson.Select(line => line.Split(' ')[0]).Order(StringComparer.Ordinal));

    [Fact]
    public async Task Each_page_and_endpoint_is_open_to_whom_it_is_agreed_to_be()
    {
        var matrix = string.Join('\n', Endpoints().Select(Line).Distinct().Order(StringComparer.Ordinal)) + "\n";
        matrix.ShouldBe(await AgreedAsync("endpoint-matrix.txt", matrix));
    }

    [Fact]
    public void Each_page_and_endpoint_names_its_permission() =>
        Endpoints().Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null && Policies(endpoint).Count == 0)
            .Select(endpoint => endpoint.RoutePattern.RawText).ShouldBeEmpty();

    [Fact]
    public void Every_policy_is_a_permission_or_an_area() =>
        Endpoints().SelectMany(Policies).Distinct()
            .Where(policy => !AreaPolicies.All.Contains(policy) && !Enum.TryParse<Permission>(policy, out _))
            .ShouldBeEmpty();

    private static string Line(RouteEndpoint endpoint)
    {
        var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is { Count: > 0 } named ? string.Join(' ', named) : "GET";
        var who = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null ? "anybody" : string.Join(" + ", Policies(endpoint));
        return $"{methods} {endpoint.RoutePattern.RawText}: {who}";
    }

    private static List<string> Policies(RouteEndpoint endpoint) =>
        [.. endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The portal's routes, without what the framework and the files of the pages bring.</summary>
    private static RouteEndpoint[] Endpoints()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = typeof(PortalWeb).Assembly.GetName().Name, ContentRootPath = Path.GetDirectoryName(BuiltWeb.Host)! });
        builder.AddPortalWeb(new PortalConnection("Host=nowhere", "Host=nowhere"));
        var app = builder.Build();
        app.UsePortalWeb();
        return [.. ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().Where(IsOurs)];
    }

    private static bool IsOurs(RouteEndpoint endpoint) =>
        endpoint.RoutePattern.RawText is { } route
        && !route.StartsWith("/_blazor", StringComparison.Ordinal) && !route.StartsWith("_blazor", StringComparison.Ordinal)
        && !route.Contains("_framework", StringComparison.Ordinal) && !route.Contains("_content", StringComparison.Ordinal)
        && !route.StartsWith("css/", StringComparison.Ordinal) && !route.StartsWith("js/", StringComparison.Ordinal) && !route.StartsWith("favicon", StringComparison.Ordinal)
        && !route.StartsWith("PartnerPortal.Web.", StringComparison.Ordinal) && route != "{**path:file}";

    /// <summary>What was agreed; what was found lies beside the tests' build, to be read and taken over.</summary>
    private static async Task<string> AgreedAsync(string name, string found)
    {
        await File.WriteAllTextAsync(Path.Combine(AppContext.BaseDirectory, name), found);
        return await File.ReadAllTextAsync(Path.Combine(Folder, name));
    }
}
