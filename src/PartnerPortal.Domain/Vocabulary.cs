using System.Collections.Frozen;

namespace PartnerPortal.Domain;

/// <summary>
/// The one spelling of enum members outside the code, in files and in the database: <c>LicenceNew</c> is <c>licence_new</c>.
/// </summary>
public static class Vocabulary<TEnum> where TEnum : struct, Enum
{
    private static readonly FrozenDictionary<TEnum, string> Texts =
        Enum.GetValues<TEnum>().ToFrozenDictionary(value => value, value => Spelling.Of(value.ToString()));

    private static readonly FrozenDictionary<string, TEnum> Values = Texts.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>All words, in the order of the enum.</summary>
    public static IReadOnlyList<string> Words { get; } = [.. Enum.GetValues<TEnum>().Select(value => Texts[value])];

    /// <summary>The word of a member.</summary>
    public static string Text(TEnum value) => Texts[value];

    /// <summary>Finds the member of a word; case matters.</summary>
    public static bool TryParse(string text, out TEnum value) => Values.TryGetValue(text, out value);

    /// <summary>The member of a word; throws <see cref="ArgumentException"/> for an unknown one.</summary>
    public static TEnum Parse(string text) =>
        Values.TryGetValue(text, out var value) ? value : throw new ArgumentException($"'{text}' is no {typeof(TEnum).Name}", nameof(text));
}
