using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using PartnerPortal.Web.Components;
using PartnerPortal.Web.Texts;

namespace PartnerPortal.Web.Tests.Texts;

/// <summary>The texts of the screens, as pages get them and as they stand in the sources.</summary>
internal static class ScreenTexts
{
    private static readonly ServiceProvider Screens = new ServiceCollection().AddPortalScreens().BuildServiceProvider();

    /// <summary>What pages inject.</summary>
    public static IStringLocalizer<WebTexts> OfAllAreas { get; } = Screens.GetRequiredService<IStringLocalizer<WebTexts>>();

    /// <summary>The sets that are registered, by the names of their classes.</summary>
    public static IReadOnlyList<string> Registered { get; } = [.. Screens.GetServices<TextSet>().Select(set => set.Name.FullName!)];

    /// <summary>The sets in the sources: paths below the project, without ending.</summary>
    public static IReadOnlyList<string> Sets { get; } =
    [
        .. Directory.EnumerateFiles(BuiltWeb.ProjectFolder, "*.resx", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(BuiltWeb.ProjectFolder, file)[..^".resx".Length])
            .Where(set => !Path.GetFileName(set).Contains('.', StringComparison.Ordinal)).Order(StringComparer.Ordinal),
    ];

    public static IReadOnlyList<string?> Languages { get; } = [null, "de", "es", "fr", "it", "nl", "pt", "ru"];

    /// <summary>The texts of a set in the order of the file; those of English for no language.</summary>
    public static IReadOnlyList<(string Key, string Text)> Read(string set, string? language)
    {
        var file = Path.Combine(BuiltWeb.ProjectFolder, language is null ? set + ".resx" : $"{set}.{language}.resx");
        return
        [
            .. XDocument.Load(file).Root!.Elements("data").Select(data => (data.Attribute("name")!.Value, data.Element("value")!.Value)),
        ];
    }

    /// <summary>The English texts of all sets.</summary>
    public static IReadOnlyList<(string Key, string Set)> Keys { get; } =
        [.. Sets.SelectMany(set => Read(set, null).Select(text => (text.Key, set)))];
}
