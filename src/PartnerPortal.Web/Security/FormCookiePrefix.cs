using Microsoft.Extensions.Primitives;

namespace PartnerPortal.Web.Security;

/// <summary>
/// Gives the cookie of antiforgery tokens its <c>__Host-</c> name over https (<see cref="HostPrefixCookies"/>): the framework knows one
/// name for it, whatever the connection. One without the prefix, which a neighbouring host could have set, is not read there.
/// </summary>
internal sealed class FormCookiePrefix(RequestDelegate next)
{
    public const string Name = "portal.form";

    private const string Prefixed = "__Host-" + Name;

    public Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.IsHttps) return next(context);
        var headers = context.Request.Headers;
        if (headers.Cookie.Count > 0) headers.Cookie = new StringValues([.. headers.Cookie.Select(Incoming)]);
        context.Response.OnStarting(() =>
        {
            context.Response.Headers.SetCookie = new StringValues([.. context.Response.Headers.SetCookie.Select(Outgoing)]);
            return Task.CompletedTask;
        });
        return next(context);
    }

    internal static string Incoming(string? header) => string.Join("; ", (header ?? "").Split(';', StringSplitOptions.TrimEntries)
        .Where(cookie => !cookie.StartsWith(Name + "=", StringComparison.Ordinal))
        .Select(cookie => cookie.StartsWith(Prefixed + "=", StringComparison.Ordinal) ? cookie["__Host-".Length..] : cookie));

    private static string? Outgoing(string? cookie) => cookie?.StartsWith(Name + "=", StringComparison.Ordinal) == true
        ? "__Host-" + cookie
        : cookie;
}
