namespace PartnerPortal.Web;

/// <summary>The command line of the web host: <c>--urls URL</c>, <c>--no-demo</c> and any <c>--Key:Name value</c>.</summary>
public static class StartArguments
{
    private const string DefaultUrl = "http://localhost:5080";

    /// <summary>Says the switches as configuration does: <c>--no-demo</c> is <c>Demo=false</c>.</summary>
    public static string[] ForConfiguration(IReadOnlyList<string> args)
    {
        var settings = args.Select(arg => arg == "--no-demo" ? "--Demo=false" : arg);
        return HasUrls(args) ? [.. settings] : [.. settings, "--urls=" + DefaultUrl];
    }

    private static bool HasUrls(IReadOnlyList<string> args) =>
        args.Any(arg => arg == "--urls" || arg.StartsWith("--urls=", StringComparison.Ordinal))
        || new[] { "ASPNETCORE_URLS", "URLS", "ASPNETCORE_HTTP_PORTS" }.Any(
            name => Environment.GetEnvironmentVariable(name) is { Length: > 0 });
}
