using System.Security.Cryptography;
using PartnerPortal.Web.Jobs;

namespace PartnerPortal.Web.Security;

/// <summary>
/// Tells browsers what a page of the portal may do: scripts only with this answer's nonce, nothing from elsewhere, no frames.
/// Style attributes are allowed, since the component library positions its popups with them; style elements are not. The job scheduler's
/// own pages know nothing of nonces: under their path, and nowhere else, scripts are those of the portal's address.
/// </summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    private const string NonceKey = "portal.nonce";

    // What the chart of the scheduler's pages adds to them; another version of it fails the test that reads these pages.
    private const string JobChartStyle = "'sha256-z7zcnw/4WalZqx+PrNaRnoeLz/G9WXuFqV1WCJ129sg='";

    public static string Nonce(HttpContext context) => (string)context.Items[NonceKey]!;

    public Task InvokeAsync(HttpContext context)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        context.Items[NonceKey] = nonce;
        context.Response.OnStarting(() =>
        {
            Write(context, nonce);
            return Task.CompletedTask;
        });
        return next(context);
    }

    private static void Write(HttpContext context, string nonce)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy(IsOfJobs(context.Request), nonce, context.Request.Host);
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        // Static files set their own lifetime; everything else is somebody's private answer.
        if (!headers.ContainsKey("ETag") || !IsPublic(headers.CacheControl.ToString())) headers.CacheControl = "no-store";
    }

    private static bool IsPublic(string cacheControl) =>
        cacheControl.Contains("immutable", StringComparison.Ordinal) || cacheControl.Contains("no-cache", StringComparison.Ordinal);

    // The scheduler takes its own path off the address while it answers.
    private static bool IsOfJobs(HttpRequest request) =>
        request.PathBase.Add(request.Path).StartsWithSegments(JobDashboard.Path, StringComparison.OrdinalIgnoreCase);

    private static string Policy(bool isOfJobs, string nonce, HostString host) => string.Join("; ",
        "default-src 'none'",
        isOfJobs ? "script-src 'self'" : $"script-src 'nonce-{nonce}' 'strict-dynamic'",
        isOfJobs ? $"style-src 'self' {JobChartStyle}" : "style-src 'self'",
        "style-src-attr 'unsafe-inline'",
        "img-src 'self' data:",
        "font-src 'self'",
        $"connect-src 'self' ws://{host} wss://{host}",
        "form-action 'self'",
        "base-uri 'self'",
        "frame-ancestors 'none'");
}
