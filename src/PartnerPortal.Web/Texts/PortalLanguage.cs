using System.Globalization;

namespace PartnerPortal.Web.Texts;

/// <summary>A language of the screens, with the culture that writes its numbers and dates and its own name for itself.</summary>
public sealed record PortalLanguage(string Code, string CultureName, string Name)
{
    public static IReadOnlyList<PortalLanguage> All { get; } =
    [
        new("de", "de-DE", "Deutsch"),
        new("en", "en-GB", "English"),
        new("es", "es-ES", "Español"),
        new("fr", "fr-FR", "Français"),
        new("it", "it-IT", "Italiano"),
        new("nl", "nl-NL", "Nederlands"),
        new("pt", "pt-PT", "Português"),
        new("ru", "ru-RU", "Русский"),
    ];

    /// <summary>The language of the current request or circuit.</summary>
    public static PortalLanguage Current => Find(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) ?? Find("en")!;

    public static PortalLanguage? Find(string? code) => All.FirstOrDefault(language => language.Code == code);
}
