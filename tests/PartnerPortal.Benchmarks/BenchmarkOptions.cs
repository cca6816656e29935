using System.Globalization;

namespace PartnerPortal.Benchmarks;

/// <summary>Options of a benchmark: a name and its value, in turn.</summary>
internal sealed record BenchmarkOptions(IReadOnlyDictionary<string, string> Values)
{
    /// <summary>Where databases are made and kept: <c>--in</c>, else a folder of the system's for passing files.</summary>
    public string Folder => Values.GetValueOrDefault("--in", Path.Combine(Path.GetTempPath(), "portal-benchmark"));

    public static BenchmarkOptions Of(string[] args) =>
        new(args.Chunk(2).ToDictionary(pair => pair[0], pair => pair.ElementAtOrDefault(1) ?? "", StringComparer.Ordinal));

    public int[] Numbers(string name, params int[] otherwise) => Values.TryGetValue(name, out var text)
        ? [.. text.Split(',').Select(number => int.Parse(number, CultureInfo.InvariantCulture))]
        : otherwise;
}
