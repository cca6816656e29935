namespace PartnerPortal.Testing;

/// <summary>Where the tests run from, and what was built beside them.</summary>
public static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Folder { get; } = Find();

    /// <summary>The command line, built as the tests that run were built.</summary>
    public static string Cli { get; } = Built("PartnerPortal.Cli", "portal-cli.dll");

    private static string Built(string project, string file)
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return Path.Combine(Folder, "src", project, "bin", output.Parent!.Name, output.Name, file);
    }

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "PartnerPortal.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException($"{AppContext.BaseDirectory} is in no repository of the portal");
        return folder.FullName;
    }
}
