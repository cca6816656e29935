namespace PartnerPortal.Web.Security;

/// <summary>
/// Lets only pages of this very site open a circuit. Browsers send cookies with web sockets from any page and enforce no
/// same-origin rule on them, so the server must.
/// </summary>
internal sealed class CircuitOrigin(RequestDelegate next, ILogger<CircuitOrigin> log)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments("/_blazor") || IsSameSite(context.Request)) return next(context);
        log.LogWarning("A circuit from origin {Origin} was refused", context.Request.Headers.Origin.ToString());
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static bool IsSameSite(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        // Plain same-origin GETs carry no Origin; sockets and posts of a browser always do.
        if (origin.Length == 0) return HttpMethods.IsGet(request.Method) && !IsUpgrade(request);
        return string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsUpgrade(HttpRequest request) =>
        request.HttpContext.WebSockets.IsWebSocketRequest
        || request.Headers.Upgrade.Count > 0
        || request.Headers.Connection.ToString().Contains("upgrade", StringComparison.OrdinalIgnoreCase);
}
