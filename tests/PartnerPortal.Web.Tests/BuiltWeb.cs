using System.Reflection;

namespace PartnerPortal.Web.Tests;

/// <summary>Where the web project and what was built of it lie.</summary>
internal static class BuiltWeb
{
    public static string ProjectFolder => Path.GetFullPath(Metadata("WebProject"));

    public static string Host => Path.GetFullPath(Metadata("WebHost"));

    private static string Metadata(string key) => typeof(BuiltWeb).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
