using System.Collections.Frozen;

namespace PartnerPortal.Web.Components.Shared;

/// <summary>The portal's own icons: path data on a grid of 20.</summary>
internal static class IconPaths
{
    private static readonly FrozenDictionary<string, string> Paths = new Dictionary<string, string>
    {
        ["home"] = "M3 9.5 10 3.5l7 6M5 8v8.5h10V8M8.5 16.5v-5h3v5",
        ["partners"] = "M7.5 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM2 16.5c0-3 2.3-4.8 5.5-4.8s5.5 1.8 5.5 4.8M13 4a2.8 2.8 0 0 1 0 5.2M15.2 12.2c1.8.7 2.8 2.2 2.8 4.3",
        ["calendar"] = "M3.5 5h13v11.5h-13ZM3.5 8.5h13M7 3v3.5M13 3v3.5M7 12h2M11 12h2",
        ["document"] = "M5 2.8h6.5L15.5 7v10.2H5ZM11.2 3v4.2h4.2M7.8 10.5h5M7.8 13.5h5",
        ["coins"] = "M8 8.6c2.8 0 5-1.1 5-2.5S10.800 3.600 8 3.600 3 4.700 3 6.100s2.200 2.500 5 2.500ZM3 6.200V13c0 1.300 1.700 2.300 4 2.500M13 6.200v2.300M12.500 17c2.500 0 4.500-1 4.500-2.300v-3c0-1.300-2-2.300-4.500-2.300S8 10.400 8 11.700v3C8 16 10 17 12.500 17ZM8 11.700C8 13 10 14 12.500 14s4.500-1 4.500-2.300",
        ["globe"] = "M10 17.2a7.200 7.200 0 1 0 0-14.400 7.200 7.200 0 0 0 0 14.400ZM2.800 10h14.400M10 2.800c2 2.100 3 4.500 3 7.200s-1 5.100-3 7.200c-2-2.100-3-4.500-3-7.200s1-5.100 3-7.200Z",
        ["sun"] = "M10 13.500a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7ZM10 2v1.800M10 16.200V18M2 10h1.800M16.200 10H18M4.300 4.300l1.300 1.300M14.400 14.400l1.300 1.300M4.300 15.700l1.300-1.300M14.400 5.600l1.300-1.300",
        ["moon"] = "M16.500 11.600A6.800 6.800 0 0 1 8.400 3.500a6.800 6.800 0 1 0 8.100 8.100Z",
        ["screen"] = "M3 4h14v9.500H3ZM7.500 16.500h5M10 13.500v3",
        ["leave"] = "M8 3.500H4v13h4M8.500 10H17M13.500 6.500 17 10l-3.500 3.500",
        ["check"] = "m4 10.500 4 4 8-9",
        ["cross"] = "m5 5 10 10M15 5 5 15",
        ["alert"] = "M10 3 1.800 16.800h16.400ZM10 8v4M10 14.200v.4",
        ["info"] = "M10 17.200a7.200 7.200 0 1 0 0-14.400 7.200 7.200 0 0 0 0 14.400ZM10 9v4.800M10 6.200v.4",
        ["clock"] = "M10 17.200a7.200 7.200 0 1 0 0-14.400 7.200 7.200 0 0 0 0 14.400ZM10 5.800V10l3 2",
        ["pause"] = "M7 4.500v11M13 4.500v11",
        ["play"] = "M6 4v12l10-6Z",
        ["lock"] = "M4.500 9h11v8h-11ZM7 9V6.200a3 3 0 0 1 6 0V9",
        ["circle"] = "M10 16a6 6 0 1 0 0-12 6 6 0 0 0 0 12Z",
        ["search"] = "M9 14.500a5.500 5.500 0 1 0 0-11 5.500 5.500 0 0 0 0 11ZM13 13l4 4",
        ["download"] = "M10 3v9.500M6 9l4 4 4-4M3.500 16.500h13",
        ["filter"] = "M3 5h14M5.500 10h9M8 15h4",
        ["up"] = "m5 12 5-5 5 5",
        ["down"] = "m5 8 5 5 5-5",
        ["left"] = "m12.500 5-5 5 5 5",
        ["right"] = "m7.500 5 5 5-5 5",
        ["sort"] = "m6.500 8 3.500-3.500L13.500 8M6.500 12l3.500 3.500 3.500-3.500",
    }.ToFrozenDictionary();

    public static string Of(string name) => Paths.TryGetValue(name, out var path) ? path : throw new ArgumentException($"There is no icon '{name}'", nameof(name));
}
