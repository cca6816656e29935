using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using PartnerPortal.Application.Access;
using PartnerPortal.Data;
using PartnerPortal.Data.Identity;

namespace PartnerPortal.Web.Security;

/// <summary>Who may come in, and what each permission opens.</summary>
internal static class SignInServices
{
    private static readonly TimeSpan CheckEvery = TimeSpan.FromSeconds(30);

    public static void AddPortalSignIn(this IServiceCollection services)
    {
        services.AddIdentityCore<PortalUser>(ConfigureAccounts)
            .AddEntityFrameworkStores<PortalDbContext>()
            .AddClaimsPrincipalFactory<PortalClaimsFactory>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
        services.AddScoped<SignIn>();
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = CheckEvery);

        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.ConfigureApplicationCookie(ConfigureCookie);
        services.AddAuthorizationBuilder().AddAreaPolicies().AddPermissionPolicies();
        services.AddAntiforgery(options => options.Cookie.Name = "portal.form");

        services.AddDataProtection().SetApplicationName("PartnerPortal");
        services.AddSingleton<DataProtectionKeys>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(
            options => options.XmlRepository = provider.GetRequiredService<DataProtectionKeys>()));
    }

    private static void ConfigureAccounts(IdentityOptions options)
    {
        options.User.RequireUniqueEmail = true;
        options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
        options.Lockout.MaxFailedAccessAttempts = 5;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
        // Length is what makes a password strong; classes of characters only make it hard to remember.
        options.Password.RequiredLength = 12;
        options.Password.RequiredUniqueChars = 5;
        options.Password.RequireDigit = false;
        options.Password.RequireLowercase = false;
        options.Password.RequireUppercase = false;
        options.Password.RequireNonAlphanumeric = false;
    }

    private static void ConfigureCookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "portal";
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.CookieManager = new HostPrefixCookies();
        options.SlidingExpiration = true;
        options.ExpireTimeSpan = TimeSpan.FromHours(8);
        options.LoginPath = "/sign-in";
        options.ReturnUrlParameter = "returnUrl";
        // What one may not see is not there: forbidden answers as absent.
        options.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        };
    }

    private static void AddPermissionPolicies(this AuthorizationBuilder authorization)
    {
        authorization.SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        foreach (var permission in Enum.GetValues<Permission>())
        {
            authorization.AddPolicy(permission.ToString(), policy => policy
                .RequireAuthenticatedUser()
                .RequireAssertion(context => ViewerClaims.Of(context.User)?.May(permission) == true));
        }
    }
}
