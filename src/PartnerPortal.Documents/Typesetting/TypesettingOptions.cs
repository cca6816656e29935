namespace PartnerPortal.Documents.Typesetting;

/// <summary>How documents are typeset.</summary>
public sealed record TypesettingOptions
{
    /// <summary>The folder of worker.mjs and its node_modules.</summary>
    public string WorkerDirectory { get; init; } = FindWorkerDirectory();

    /// <summary>The folder of the templates.</summary>
    public string TemplateDirectory { get; init; } = Path.Combine(AppContext.BaseDirectory, "Templates");

    /// <summary>The Node program, 20 or newer.</summary>
    public string Node { get; init; } = "node";

    /// <summary>At most so many processes at once, at least one; they start when they are needed.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>A worker that has grown beyond this is replaced after its document: the typesetter does not give all of it back.</summary>
    public int MostMebibytes { get; init; } = 400;

    /// <summary>How long one document may take.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// The folder that PORTAL_TYPESETTING names; else the one beside the program, where a published portal has it;
    /// else, when the program runs from its build folder, the one in the source tree above it.
    /// </summary>
    private static string FindWorkerDirectory()
    {
        if (Environment.GetEnvironmentVariable("PORTAL_TYPESETTING") is { Length: > 0 } named) return named;

        var beside = Path.Combine(AppContext.BaseDirectory, "Typesetting");
        if (HasPackages(beside)) return beside;

        for (var above = new DirectoryInfo(AppContext.BaseDirectory).Parent; above is not null; above = above.Parent)
        {
            var source = Path.Combine(above.FullName, "src", "PartnerPortal.Documents", "Typesetting");
            if (HasPackages(source)) return source;
        }

        return beside;
    }

    internal static bool HasPackages(string directory) => Directory.Exists(Path.Combine(directory, "node_modules"));
}
