using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace PartnerPortal.Web.Security.Provider;

/// <summary>Signing in through the vendor's own identity provider, where the settings name one.</summary>
internal static class ProviderServices
{
    public const string Scheme = "provider";

    public static void AddPortalProvider(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(ProviderOptions.Section);
        if (section["ClientId"] is not { Length: > 0 }) return;
        services.AddAuthentication().AddOAuth<ProviderOptions, ProviderHandler>(Scheme, options =>
        {
            section.Bind(options);
            if (section["Scopes"] is not { Length: > 0 }) options.Scope.Add("openid email profile");
            else foreach (var scope in section["Scopes"]!.Split(' ')) options.Scope.Add(scope);
            options.UsePkce = true;
            options.SignInScheme = IdentityConstants.ExternalScheme;
            options.CallbackPath = "/sign-in/provider/callback";
            (options.CorrelationCookie.SameSite, options.CorrelationCookie.SecurePolicy) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest);
            options.CorrelationCookie.Path = "/";
            options.Events.OnRemoteFailure = context =>
            {
                context.HttpContext.RequestServices.GetRequiredService<ILogger<ProviderHandler>>().LogWarning(context.Failure, "The identity provider's answer was refused");
                context.Response.Redirect(context.Request.PathBase + "/sign-in?refused=provider");
                context.HandleResponse();
                return Task.CompletedTask;
            };
        });
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.ExternalScheme, SignInServices.ConfigureEveryCookie);
    }
}
