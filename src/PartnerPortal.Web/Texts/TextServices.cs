using System.Globalization;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.Localization;

namespace PartnerPortal.Web.Texts;

/// <summary>Eight languages, one decision per request about which.</summary>
internal static class TextServices
{
    public static IServiceCollection AddPortalTexts(this IServiceCollection services) => services
        .AddTexts<WebTexts>()
        .AddSingleton<IStringLocalizer<WebTexts>, PortalTexts>()
        .Configure<RequestLocalizationOptions>(options =>
        {
            options.SupportedCultures = [.. PortalLanguage.All.Select(language => CultureInfo.GetCultureInfo(language.CultureName))];
            options.SupportedUICultures = [.. PortalLanguage.All.Select(language => CultureInfo.GetCultureInfo(language.Code))];
            options.DefaultRequestCulture = new RequestCulture("en-GB", "en");
            options.RequestCultureProviders = [new CustomRequestCultureProvider(LanguageCookie.ReadAsync)];
        });

    /// <summary>Adds the texts of an area; pages ask for all of them by <see cref="WebTexts"/>.</summary>
    public static IServiceCollection AddTexts<TTexts>(this IServiceCollection services) =>
        services.AddSingleton(new TextSet(typeof(TTexts)));
}
