using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.RateLimiting;
using PartnerPortal.Application.People.Accounts;

namespace PartnerPortal.Web.Security;

/// <summary>Limits and trust towards the network in front of the portal.</summary>
internal static class SafetyServices
{
    private const ForwardedHeaders Trusted = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto
        | ForwardedHeaders.XForwardedHost;

    public static void AddPortalSafety(this IServiceCollection services, IConfiguration configuration)
    {
        var known = configuration.GetSection("Proxies:Known").Get<string[]>() ?? [];
        services.Configure<ForwardedHeadersOptions>(options => TrustOnly(options, known));
        services.AddSingleton<KnownHosts>();
        services.AddHsts(options => options.MaxAge = TimeSpan.FromDays(365));
        services.AddRateLimiter(options => LimitSignIns(options, configuration.GetValue("SignIn:AttemptsPerMinute", 20)));
    }

    /// <summary>Headers about the caller count only from the proxies named in <c>Proxies:Known</c>, addresses or networks.</summary>
    private static void TrustOnly(ForwardedHeadersOptions options, string[] known)
    {
        options.ForwardedHeaders = known.Length > 0 ? Trusted : ForwardedHeaders.None;
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in known)
        {
            if (proxy.Contains('/', StringComparison.Ordinal)) options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
            else options.KnownProxies.Add(IPAddress.Parse(proxy));
        }
    }

    private static void LimitSignIns(RateLimiterOptions options, int perMinute)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => IsAttempt(context.Request)
            ? RateLimitPartition.GetFixedWindowLimiter(
                new SignInSource(context.Connection.RemoteIpAddress).Network,
                _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) })
            : RateLimitPartition.GetNoLimiter(""));
        options.OnRejected = (rejected, _) =>
        {
            rejected.HttpContext.Response.Headers.RetryAfter = 60.ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
    }

    private static readonly string[] Doors = ["/sign-in", "/forgot", "/reset", "/invitation", "/account/passkeys", "/apply", "/agreement"];

    private static bool IsAttempt(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && Doors.Any(door => request.Path.StartsWithSegments(door));
}
