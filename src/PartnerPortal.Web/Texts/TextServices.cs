using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace PartnerPortal.Web.Texts;

/// <summary>Eight languages, one decision per request about which.</summary>
internal static class TextServices
{
    public static void AddPortalTexts(this IServiceCollection services)
    {
        services.AddLocalization();
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.SupportedCultures = [.. PortalLanguage.All.Select(language => CultureInfo.GetCultureInfo(language.CultureName))];
            options.SupportedUICultures = [.. PortalLanguage.All.Select(language => CultureInfo.GetCultureInfo(language.Code))];
            options.DefaultRequestCulture = new RequestCulture("en-GB", "en");
            options.RequestCultureProviders = [new CustomRequestCultureProvider(LanguageCookie.ReadAsync)];
        });
    }
}
