namespace PartnerPortal.Application.Platform.Lists;

/// <summary>What people type is text to find, not a pattern.</summary>
internal static class LikePattern
{
    public const string Escape = "\\";

    public static string Containing(string text) => $"%{Exactly(text)}%";

    /// <summary>The whole text, in capital letters or small ones.</summary>
    public static string Exactly(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_",
            StringComparison.Ordinal);
}
