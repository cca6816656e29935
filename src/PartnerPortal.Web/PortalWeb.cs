using PartnerPortal.Application;
using PartnerPortal.Data;
using PartnerPortal.Demo;
using PartnerPortal.Documents;
using PartnerPortal.Web.Components;
using PartnerPortal.Web.Components.Layout;
using PartnerPortal.Web.Components.Public;
using PartnerPortal.Web.Endpoints;
using PartnerPortal.Web.Health;
using PartnerPortal.Web.Jobs;
using PartnerPortal.Web.Logs;
using PartnerPortal.Web.Messages;
using PartnerPortal.Web.Security;
using PartnerPortal.Web.Telemetry;
using PartnerPortal.Web.Vendor;
using Radzen;

namespace PartnerPortal.Web;

/// <summary>What the web host consists of and the order in which a request passes it.</summary>
public static class PortalWeb
{
    public static void AddPortalWeb(this WebApplicationBuilder builder, PortalConnection connection)
    {
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.AddPortalLogs();

        var services = builder.Services;
        services.AddPortalDatabase(connection);
        services.AddDocuments().AddApplication(builder.Configuration);
        services.AddPortalJobs();
        services.AddDemo();
        services.AddSingleton<FormStamp>();
        services.AddPortalScreens();
        services.AddPortalSignIn(builder.Configuration);
        services.AddPortalSafety(builder.Configuration);
        services.AddPortalHealth();
        services.AddPortalTelemetry(builder.Configuration);
        services.AddPortalMessages();
        services.AddOptions<VendorOptions>().BindConfiguration(VendorOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<VendorLook>();

        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddPortalCircuits();
        services.AddCascadingAuthenticationState();
        services.AddScoped<Prerendered>();
        services.AddScoped<Toasts>();
        services.AddMemoryCache();
        services.AddRadzenComponents();
    }

    public static void UsePortalWeb(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseRequestLog();
        app.UseMiddleware<FormCookiePrefix>();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<HostCheck>();
        app.UseMiddleware<CircuitOrigin>();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/problem/500",
            CreateScopeForErrors = true,
            StatusCodeSelector = exception => exception is BadHttpRequestException refused
                ? refused.StatusCode
                : Failure.Of(exception).Status,
        });
        app.UseStatusCodePagesWithReExecute("/problem/{0}", createScopeForStatusCodePages: true);
        app.UseMiddleware<ProblemAnswers>();
        if (!app.Environment.IsDevelopment()) app.UseHsts();

        app.UseMiddleware<RequestSense>();
        app.UseRouting();
        app.Use(RequestLog.NoteRouteAsync);
        app.UseAuthentication();
        app.UseMiddleware<StandingCheck>();
        app.UseRequestLocalization();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.Use(RequestSense.CheckFormAsync);
        app.UseAntiforgery();

        app.MapStaticAssets().AllowAnonymous();
        app.MapHealth();
        app.MapSession();
        app.MapPasskeys();
        app.MapProvider();
        app.MapPortalScreens();
        app.MapJobDashboard();
        app.MapDemo();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
    }
}
