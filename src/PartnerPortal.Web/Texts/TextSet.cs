using System.Collections;
using System.Globalization;
using System.Resources;

namespace PartnerPortal.Web.Texts;

/// <summary>The texts of an area: a class and the resources of its name, English and a satellite for each other language.</summary>
public sealed record TextSet(Type Name)
{
    /// <summary>All of a language; what it lacks is as its parent says it, and at last English.</summary>
    public Dictionary<string, string> Read(CultureInfo culture)
    {
        var texts = culture.Equals(CultureInfo.InvariantCulture) ? [] : Read(culture.Parent);
        if (new ResourceManager(Name).GetResourceSet(culture, createIfNotExists: true, tryParents: false) is not { } own) return texts;
        foreach (DictionaryEntry text in own) texts[(string)text.Key] = (string)text.Value!;
        return texts;
    }
}
