namespace PartnerPortal.Web.Security;

/// <summary>Where to go after a form: only within the portal, never to another site.</summary>
public static class LocalUrl
{
    /// <summary>The wanted address if it is a path of this site, otherwise the fallback.</summary>
    public static string Or(string? wanted, string fallback) => wanted is not null && IsPath(wanted) ? wanted : fallback;

    private static bool IsPath(string url) =>
        url.StartsWith('/') && !url.StartsWith("//", StringComparison.Ordinal)
        && !url.Contains('\\', StringComparison.Ordinal) && !url.Any(char.IsControl);
}
