using System.Collections.Frozen;
using System.Globalization;
using Microsoft.Extensions.Localization;

namespace PartnerPortal.Web.Texts;

/// <summary>
/// The texts of all areas as one, each language read and put together once. A key belongs to one area: a second one of it is a fault of the
/// program.
/// </summary>
public sealed class PortalTexts : IStringLocalizer<WebTexts>
{
    private readonly FrozenDictionary<string, string> _english;
    private readonly FrozenDictionary<string, FrozenDictionary<string, string>> _languages;

    public PortalTexts(IEnumerable<TextSet> sets)
    {
        TextSet[] all = [.. sets];
        _english = Together(all, CultureInfo.InvariantCulture);
        _languages = PortalLanguage.All.ToFrozenDictionary(
            language => language.Code, language => Together(all, CultureInfo.GetCultureInfo(language.Code)));
    }

    public LocalizedString this[string name] => Texts().TryGetValue(name, out var text)
        ? new LocalizedString(name, text)
        : new LocalizedString(name, name, resourceNotFound: true);

    public LocalizedString this[string name, params object[] arguments]
    {
        get
        {
            var text = this[name];
            return new LocalizedString(name, string.Format(CultureInfo.CurrentCulture, text.Value, arguments), text.ResourceNotFound);
        }
    }

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) =>
        Texts().Select(text => new LocalizedString(text.Key, text.Value));

    private FrozenDictionary<string, string> Texts()
    {
        for (var culture = CultureInfo.CurrentUICulture; culture.Name.Length > 0; culture = culture.Parent)
            if (_languages.TryGetValue(culture.Name, out var texts)) return texts;
        return _english;
    }

    private static FrozenDictionary<string, string> Together(TextSet[] sets, CultureInfo culture)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var owners = new Dictionary<string, TextSet>(StringComparer.Ordinal);
        foreach (var set in sets)
        {
            foreach (var (key, text) in set.Read(culture))
            {
                if (!owners.TryAdd(key, set))
                    throw new InvalidOperationException($"The text '{key}' stands in {owners[key].Name.Name} and in {set.Name.Name}");
                texts.Add(key, text);
            }
        }

        return texts.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
