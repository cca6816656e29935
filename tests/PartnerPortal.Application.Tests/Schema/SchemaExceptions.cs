namespace PartnerPortal.Application.Tests.Schema;

/// <summary>Something of a table that is agreed to.</summary>
/// <param name="Area">Empty for what belongs to none.</param>
internal sealed record SchemaException(string Area, string Kind, string Name, string Reason);

/// <summary>What tables may have or lack, with the reason, a file for each area.</summary>
internal static class SchemaExceptions
{
    public const string Where = "agreed to in AREA/Schema/distribution-exceptions.txt";

    private const string File = "distribution-exceptions.txt";

    public static IReadOnlyList<SchemaException> All { get; } =
    [
        .. Directory.EnumerateFiles(AppContext.BaseDirectory, File, SearchOption.AllDirectories).SelectMany(Read)
            .OrderBy(line => line.Name, StringComparer.Ordinal),
    ];

    /// <summary>The names of one kind, in order.</summary>
    public static IEnumerable<string> Of(string kind) => All.Where(line => line.Kind == kind).Select(line => line.Name);

    private static IEnumerable<SchemaException> Read(string path)
    {
        var area = Path.GetDirectoryName(Path.GetDirectoryName(Path.GetRelativePath(AppContext.BaseDirectory, path)))!;
        return System.IO.File.ReadLines(path).Select(line => line.Split(": ", 2))
            .Select(parts => (Head: parts[0].Split(' ', 2), Reason: parts.ElementAtOrDefault(1) ?? ""))
            .Select(line => new SchemaException(area, line.Head[0], line.Head[1], line.Reason));
    }
}
