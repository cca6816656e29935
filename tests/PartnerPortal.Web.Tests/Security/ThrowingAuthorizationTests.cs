using System.Net;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PartnerPortal.Web.Tests.Security;

/// <summary>The portal's own pipeline, in which the part that authorizes, or the one that validates forms, throws.</summary>
public sealed class ThrowingAuthorizationTests : IAsyncLifetime
{
    private readonly PortalServer _server = new();
    private readonly Uri _address = PortalProcess.FreeAddress();
    private readonly Switch _switch = new();
    private WebApplication _host = null!;

    public async Task InitializeAsync()
    {
        await _server.InitializeAsync();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(PortalWeb).Assembly.GetName().Name, ContentRootPath = Path.GetDirectoryName(BuiltWeb.Host)!,
        });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["SignIn:RequireSecondFactor"] = "false", ["PORTAL_DATA"] = Directory.CreateTempSubdirectory("throwing-").FullName,
            ["Vendor:Name"] = "PaperOffice",
        });
        builder.WebHost.UseUrls(_address.ToString());
        builder.AddPortalWeb(_server.Connection);
        builder.Logging.ClearProviders();
        foreach (
            var job in builder.Services.Where(
                service => service.ServiceType == typeof(IHostedService)
                    && service.ImplementationType?.Namespace?.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) != true)
                        .ToList())
        {
            builder.Services.Remove(job);
        }

        builder.Services.AddSingleton<IAuthorizationHandler>(_switch);
        var own = builder.Services.Last(service => service.ServiceType == typeof(IAntiforgery));
        builder.Services.Replace(ServiceDescriptor.Singleton<IAntiforgery>(services =>
            new ThrowingAntiforgery((IAntiforgery)ActivatorUtilities.CreateInstance(services, own.ImplementationType!), _switch)));
        _host = builder.Build();
        _host.UsePortalWeb();
        await _host.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task When_authorization_throws_nothing_is_shown()
    {
        using var client = PortalProcess.NewClient(_address);
        await client.SignInAsync(Person.Finance);
        (await client.GetAsync("/partners/export")).StatusCode.ShouldBe(HttpStatusCode.OK);

        _switch.AuthorizationThrows = true;
        foreach (
            var route in PortalRoutes.All.Where(route => !route.IsPublic && !route.Path.StartsWith("/_blazor", StringComparison.Ordinal)))
        {
            using var request = new HttpRequestMessage(new HttpMethod(route.Method), route.Path);
            var answer = await client.SendAsync(request);
            ((int)answer.StatusCode).ShouldBeGreaterThanOrEqualTo(400, route.ToString());
            (await answer.Content.ReadAsStringAsync()).ShouldNotContain(Person.Owner.PartnerId!);
        }
    }

    [Fact]
    public async Task When_validation_throws_nothing_is_done()
    {
        using var client = PortalProcess.NewClient(_address);
        await client.SignInAsync(Person.Finance);
        var fields = await client.HiddenFieldsAsync("/forgot", "form");
        fields["language"] = "fr";
        _switch.ValidationThrows = true;
        foreach (var route in PortalRoutes.Of("POST").Where(route => !route.Path.StartsWith("/_blazor", StringComparison.Ordinal)))
        {
            using var form = new FormUrlEncodedContent(fields);
            var answer = await client.PostAsync(route.Path, form);
            ((int)answer.StatusCode).ShouldBeGreaterThanOrEqualTo(400, route.ToString());
            answer.Headers.Contains("Set-Cookie").ShouldBeFalse(route.ToString());
        }

        (await client.GetAsync("/partners/export")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private sealed class Switch : IAuthorizationHandler
    {
        public bool AuthorizationThrows { get; set; }

        public bool ValidationThrows { get; set; }

        public Task HandleAsync(AuthorizationHandlerContext context) =>
            AuthorizationThrows ? throw new InvalidOperationException("The authorization is broken.") : Task.CompletedTask;
    }

    private sealed class ThrowingAntiforgery(IAntiforgery own, Switch broken) : IAntiforgery
    {
        public AntiforgeryTokenSet GetAndStoreTokens(HttpContext httpContext) => own.GetAndStoreTokens(httpContext);

        public AntiforgeryTokenSet GetTokens(HttpContext httpContext) => own.GetTokens(httpContext);

        public Task<bool> IsRequestValidAsync(HttpContext httpContext) => broken.ValidationThrows
            ? throw Broken()
            : own.IsRequestValidAsync(httpContext);

        public void SetCookieTokenAndHeader(HttpContext httpContext) => own.SetCookieTokenAndHeader(httpContext);

        public Task ValidateRequestAsync(HttpContext httpContext) => broken.ValidationThrows
            ? throw Broken()
            : own.ValidateRequestAsync(httpContext);

        private static InvalidOperationException Broken() => new("The validation is broken.");
    }
}
