using System.IdentityModel.Tokens.Jwt;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using PartnerPortal.Application.People.Accounts;

namespace PartnerPortal.Web.Security.Provider;

/// <summary>Signing in through the vendor's own identity provider, where the settings name one: the framework's code flow.</summary>
internal static class ProviderServices
{
    public const string Scheme = "provider";

    /// <summary>Public-key signatures only: what is signed by a shared secret could be signed by whoever has it.</summary>
    private static readonly string[] Algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    /// <summary>Clocks differ.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(30);

    public static void AddPortalProvider(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration.GetSection(ProviderOptions.Section).Get<ProviderOptions>() is not { ClientId.Length: > 0 } settings) return;
        settings.Validate();
        services.AddAuthentication().AddOpenIdConnect(Scheme, options =>
        {
            ConfigureQuestion(options, settings);
            ConfigureCookies(options);
            ConfigureAnswer(options, settings);
            var description = new ProviderDescription(settings, TimeProvider.System);
            options.ConfigurationManager = description;
            options.TokenHandler = new SignedTokens(description) { MapInboundClaims = false };
        });
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.ExternalScheme, SignInServices.ConfigureEveryCookie);
    }

    private static void ConfigureQuestion(OpenIdConnectOptions options, ProviderOptions settings)
    {
        (options.ClientId, options.ClientSecret) = (settings.ClientId, settings.ClientSecret);
        (options.ResponseType, options.ResponseMode) = (OpenIdConnectResponseType.Code, OpenIdConnectResponseMode.Query);
        options.Scope.Clear();
        foreach (var scope in settings.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries)) options.Scope.Add(scope);
        options.CallbackPath = "/sign-in/provider/callback";
        // The portal ends its own sessions; it takes no orders from there.
        (options.RemoteSignOutPath, options.SignedOutCallbackPath) = (PathString.Empty, PathString.Empty);
        options.SignInScheme = IdentityConstants.ExternalScheme;
        options.DisableTelemetry = true;
    }

    private static void ConfigureCookies(OpenIdConnectOptions options)
    {
        foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie })
            (cookie.SameSite, cookie.SecurePolicy, cookie.Path) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest, "/");
    }

    private static void ConfigureAnswer(OpenIdConnectOptions options, ProviderOptions settings)
    {
        options.ClaimActions.Clear();
        options.GetClaimsFromUserInfoEndpoint = true;
        var rules = options.TokenValidationParameters;
        (rules.ValidAlgorithms, rules.RequireSignedTokens, rules.RequireExpirationTime) = (Algorithms, true, true);
        rules.LifetimeValidator = (from, until, _, _) =>
            (options.TimeProvider ?? TimeProvider.System).GetUtcNow().UtcDateTime is var at && until > at && !(from > at + Ahead);
        options.Events.OnTokenValidated = context =>
        {
            if (ProviderPerson.Of(Token(context.SecurityToken), settings.ClientId) is { } person) context.Principal = person;
            else context.Fail("The identity token is for somebody else");
            return Task.CompletedTask;
        };
        options.Events.OnUserInformationReceived = context =>
        {
            ProviderPerson.AddEmail(context.Principal!, context.User.RootElement);
            return Task.CompletedTask;
        };
        options.Events.OnRemoteFailure = RefuseAsync;
    }

    private static JsonWebToken Token(JwtSecurityToken token) => new(token.RawData);

    private static async Task RefuseAsync(RemoteFailureContext context)
    {
        var (http, services) = (context.HttpContext, context.HttpContext.RequestServices);
        services.GetRequiredService<ILogger<OpenIdConnectHandler>>().LogWarning(
            context.Failure, "The identity provider's answer was refused");
        var source = new SignInSource(http.Connection.RemoteIpAddress);
        await services.GetRequiredService<RecordRefusedSignIn>().RunAsync("provider", null, source, http.RequestAborted);
        context.Response.Redirect(context.Request.PathBase + "/sign-in?refused=provider");
        context.HandleResponse();
    }
}
