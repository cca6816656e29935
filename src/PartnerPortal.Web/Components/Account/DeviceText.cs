namespace PartnerPortal.Web.Components.Account;

/// <summary>What a browser calls itself, in words that people know: <c>Firefox · Windows</c>.</summary>
public static class DeviceText
{
    // The order matters: every browser claims to be several others.
    private static readonly (string Sign, string Name)[] Browsers =
        [("Edg/", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), (
            "CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Sign, string Name)[] Systems =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS X", "macOS"), (
            "CrOS", "ChromeOS"), ("Linux", "Linux")];

    /// <summary>Null where nothing is known.</summary>
    public static string? Of(string? agent)
    {
        var words = new[] { Find(Browsers, agent), Find(Systems, agent) }.OfType<string>().ToArray();
        return words.Length == 0 ? null : string.Join(" · ", words);
    }

    private static string? Find((string Sign, string Name)[] known, string? agent) =>
        known.FirstOrDefault(each => agent?.Contains(each.Sign, StringComparison.Ordinal) == true).Name;
}
