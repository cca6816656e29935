namespace PartnerPortal.Domain;

/// <summary>The languages in which people read the portal, its mails and its documents (spec 00): two-letter codes of ISO 639-1.</summary>
public static class LanguageCodes
{
    /// <summary>All eight, in the order of the interchange format.</summary>
    public static IReadOnlyList<string> All { get; } = ["de", "en", "es", "ru", "fr", "it", "pt", "nl"];
}
