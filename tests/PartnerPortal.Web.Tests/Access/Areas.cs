namespace PartnerPortal.Web.Tests.Access;

/// <summary>To which area something belongs, by where it stands.</summary>
internal static class Areas
{
    private static readonly string[] Roots =
    [
        "PartnerPortal.Domain", "PartnerPortal.Documents", "PartnerPortal.Data", "PartnerPortal.Application",
        "PartnerPortal.Web.Components",
    ];

    /// <summary>The folders of the use cases.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Directory.GetDirectories(Path.Combine(BuiltWeb.ProjectFolder, "..", "PartnerPortal.Application"))
            .Select(folder => Path.GetFileName(folder)).Where(name => name is not ("bin" or "obj")).Order(StringComparer.Ordinal),
    ];

    /// <summary>The area of a type; null for what serves all of them.</summary>
    public static string? Of(Type type) => In(type.Namespace ?? "", '.');

    /// <summary>The area of a source, as a path below src.</summary>
    public static string? OfFile(string path) =>
        In(path.Replace("PartnerPortal.Web/", "PartnerPortal.Web.", StringComparison.Ordinal), '/');

    private static string? In(string place, char separator) => Roots
        .Where(root => place.StartsWith(root + separator, StringComparison.Ordinal))
        .Select(root => place[(root.Length + 1)..].Split(separator)[0]).FirstOrDefault(All.Contains);
}
