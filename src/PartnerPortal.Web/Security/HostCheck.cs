using Microsoft.Extensions.Localization;
using PartnerPortal.Web.Messages;
using PartnerPortal.Web.Texts;

namespace PartnerPortal.Web.Security;

/// <summary>
/// Answers only for the portal's own hosts (<see cref="KnownHosts"/>): a page of another name that leads here would pass for the portal,
/// and
/// what it asks for would be this site to a browser. Watchdogs ask about health by whatever address they have.
/// </summary>
internal sealed class HostCheck(RequestDelegate next, KnownHosts hosts, IStringLocalizer<WebTexts> texts, ILogger<HostCheck> log)
{
    public Task InvokeAsync(HttpContext context)
    {
        var (host, reached) = (context.Request.Host.Host, context.Connection.LocalIpAddress);
        return context.Request.Path.StartsWithSegments("/health") || hosts.Knows(host, reached)
            ? next(context)
            : RefuseAsync(context, host);
    }

    private Task RefuseAsync(HttpContext context, string host)
    {
        log.LogWarning("A request for the host {Host} was refused: the setting Address names another one", host);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        context.Response.ContentType = "text/plain; charset=utf-8";
        using var culture = new CultureScope(LanguageCookie.PreferredByBrowser(context) ?? PortalLanguage.Find("en")!);
        return context.Response.WriteAsync(texts["host.refused", host, "Address"].Value + "\n", context.RequestAborted);
    }
}
