using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using PartnerPortal.Application.People.Accounts;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data;
using PartnerPortal.Data.People.Identity;
using PartnerPortal.Web.Security.Provider;

namespace PartnerPortal.Web.Security;

/// <summary>Who may come in, and what each permission opens.</summary>
internal static class SignInServices
{
    private static readonly TimeSpan CheckEvery = TimeSpan.FromSeconds(30);

    public static void AddPortalSignIn(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddIdentityCore<PortalUser>(ConfigureAccounts)
            .AddEntityFrameworkStores<PortalDbContext>()
            .AddClaimsPrincipalFactory<PortalClaimsFactory>()
            .AddSignInManager<PortalSignInManager>()
            .AddDefaultTokenProviders();
        services.AddScoped<SignIn>().AddScoped<SignInCourse>().AddScoped<SignInDoor>().AddScoped<PartialSignIn>()
            .AddScoped<PasskeyCeremony>();
        services.AddSingleton<SignInPolicy>();
        services.AddHostedService<RefusalJournal>();
        services.AddHttpContextAccessor();
        services.Configure<SecurityStampValidatorOptions>(ConfigureCheck);
        // A passkey stands for both factors: it has to know its person, and to be found without a name.
        services.Configure<IdentityPasskeyOptions>(
            options => (options.UserVerificationRequirement, options.ResidentKeyRequirement) = ("required", "required"));
        services.AddOptions<IdentityPasskeyOptions>().Configure<IConfiguration>(
            (options, settings) => options.ServerDomain = settings["SignIn:PasskeyDomain"]);

        var authentication = services.AddAuthentication(IdentityConstants.ApplicationScheme);
        authentication.AddIdentityCookies();
        authentication.AddCookie(PartialSignIn.Scheme, ConfigureHalf);
        services.ConfigureApplicationCookie(ConfigureCookie);
        services.AddPortalProvider(configuration);
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme, ConfigureEveryCookie);
        services.AddAuthorizationBuilder().AddAreaPolicies().AddPermissionPolicies();
        services.AddAntiforgery(
            options => (options.Cookie.Name, options.Cookie.SecurePolicy) = (FormCookiePrefix.Name, CookieSecurePolicy.SameAsRequest));

        services.AddPortalKeys();
    }

    /// <summary>
    /// Keys lie in the database for all nodes, encrypted under the one secret that does not; plain ones of earlier starts stay readable.
    /// </summary>
    private static void AddPortalKeys(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("PartnerPortal");
        services.AddSingleton<DataProtectionKeys>();
        services.AddSingleton(provider => PortalKey.Open(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton<KeyEncryptor>();
        services.AddSingleton<KeyGuard>();
        services.AddOptions<KeyManagementOptions>().Configure<DataProtectionKeys, KeyEncryptor>((options, keys, encryptor) =>
            (options.XmlRepository, options.XmlEncryptor) = (keys, encryptor));
    }

    private static void ConfigureAccounts(IdentityOptions options)
    {
        options.User.RequireUniqueEmail = true;
        options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
    }

    /// <summary>A cookie that is renewed still comes from the same sign-in.</summary>
    private static void ConfigureCheck(SecurityStampValidatorOptions options)
    {
        options.ValidationInterval = CheckEvery;
        options.OnRefreshingPrincipal = context =>
        {
            if (context.CurrentPrincipal?.FindFirst(ViewerClaims.Session) is { } session)
                (context.NewPrincipal?.Identity as ClaimsIdentity)?.AddClaim(session.Clone());
            return Task.CompletedTask;
        };
    }

    internal static void ConfigureEveryCookie(CookieAuthenticationOptions options)
    {
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.CookieManager = new HostPrefixCookies();
    }

    private static void ConfigureHalf(CookieAuthenticationOptions options)
    {
        ConfigureEveryCookie(options);
        options.Cookie.Name = PartialSignIn.Scheme;
        options.ExpireTimeSpan = TimeSpan.FromMinutes(10);
        options.SlidingExpiration = false;
    }

    private static void ConfigureCookie(CookieAuthenticationOptions options)
    {
        ConfigureEveryCookie(options);
        options.Cookie.Name = "portal";
        options.SlidingExpiration = true;
        options.ExpireTimeSpan = SessionQueries.Lifetime;
        options.LoginPath = "/sign-in";
        options.ReturnUrlParameter = "returnUrl";
        options.Events.OnValidatePrincipal = StandingCheck.ValidateAsync;
        options.Events.OnRedirectToLogin = context =>
        {
            context.Response.Redirect(context.RedirectUri + (StandingCheck.HasEnded(context.HttpContext) ? "&ended=true" : ""));
            return Task.CompletedTask;
        };
        // What one may not see is not there: forbidden answers as absent.
        options.Events.OnRedirectToAccessDenied = context =>
        {
            if (ViewerClaims.Of(context.HttpContext.User) is { } viewer) RefusedAccess.Note(viewer, RouteOf(context.HttpContext));
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        };
    }

    private static string RouteOf(HttpContext context) =>
        "/" + (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText?.TrimStart('/');

    private static void AddPermissionPolicies(this AuthorizationBuilder authorization)
    {
        authorization.SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        foreach (var permission in Permission.All)
        {
            authorization.AddPolicy(permission.Name, policy => policy
                .RequireAuthenticatedUser()
                .RequireAssertion(context => ViewerClaims.Of(context.User)?.May(permission) == true));
        }
    }
}
