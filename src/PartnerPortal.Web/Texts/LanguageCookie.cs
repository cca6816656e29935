using Microsoft.AspNetCore.Localization;
using PartnerPortal.Web.Security;

namespace PartnerPortal.Web.Texts;

/// <summary>The language a person chose on this device; without one, the language of the account.</summary>
internal static class LanguageCookie
{
    private const string Name = "portal.language";

    public static void Write(HttpContext context, PortalLanguage language) =>
        context.Response.Cookies.Append(Name, language.Code, new CookieOptions
    {
        MaxAge = TimeSpan.FromDays(365),
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
    });

    /// <summary>
    /// Decides the culture of a request: the address (a link from elsewhere), cookie, account; null leaves it to what the browser prefers.
    /// </summary>
    public static Task<ProviderCultureResult?> ReadAsync(HttpContext context)
    {
        var code = context.Request.Cookies[Name] ?? context.User.FindFirst(ViewerClaims.Language)?.Value;
        var language = PortalLanguage.Find(context.Request.Query["language"]) ?? PortalLanguage.Find(code) ?? PreferredByBrowser(context);
        return Task.FromResult(language is null ? null : new ProviderCultureResult(language.CultureName, language.Code));
    }

    public static PortalLanguage? PreferredByBrowser(HttpContext context) =>
        context.Request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => PortalLanguage.Find(language.Value.ToString().Split('-')[0].ToLowerInvariant()))
            .FirstOrDefault(language => language is not null);
}
