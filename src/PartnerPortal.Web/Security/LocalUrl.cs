using System.Text;

namespace PartnerPortal.Web.Security;

/// <summary>Where to go after a form: only within the portal, never to another site.</summary>
public static class LocalUrl
{
    /// <summary>The wanted address if it is a path of this site, otherwise the fallback; as a header can carry it.</summary>
    public static string Or(string? wanted, string fallback) => wanted is not null && IsPath(wanted) ? Escaped(wanted) : fallback;

    private static bool IsPath(string url) =>
        url.StartsWith('/') && !url.StartsWith("//", StringComparison.Ordinal) && HostileText.IsSoundAddress(url);

    private static string Escaped(string url)
    {
        if (url.All(letter => letter is > ' ' and <= '~')) return url;
        var escaped = new StringBuilder(url.Length);
        foreach (var rune in url.EnumerateRunes())
        {
            if (rune.Value is > ' ' and <= '~') escaped.Append((char)rune.Value);
            else escaped.Append(Uri.EscapeDataString(rune.ToString()));
        }

        return escaped.ToString();
    }
}
