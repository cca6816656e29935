using System.Collections.Frozen;

namespace PartnerPortal.Application.People.Accounts;

/// <summary>
/// Some 30,000 passwords that people used most and that are tried first: the list that comes with zxcvbn. A password of the portal is long;
/// what is looked for is one of the list in other clothes, with digits or signs around it, or said more than once.
/// </summary>
internal static class ListedPasswords
{
    private const string Resource = "zxcvbn-core.Dictionaries.passwords.lst";
    private const int Shortest = 4;

    private static readonly Lazy<FrozenSet<string>> All = new(Read);

    /// <summary>Whether a password is one of the list but for what stands around it.</summary>
    public static bool Hide(string password)
    {
        var text = password.ToLowerInvariant();
        return new[] { text, Inner(text), CommonPasswords.Plain(Inner(text)) }.Select(Once).Any(All.Value.Contains);
    }

    /// <summary>Without the digits and signs at both ends.</summary>
    private static string Inner(string text)
    {
        var (from, until) = (0, text.Length);
        while (from < until && !char.IsLetter(text[from])) from++;
        while (until > from && !char.IsLetter(text[until - 1])) until--;
        return text[from..until];
    }

    /// <summary>What a text is that says the same more than once.</summary>
    private static string Once(string text)
    {
        for (var length = Shortest; length <= text.Length / 2; length++)
        {
            if (text.Length % length == 0 && text == string.Concat(Enumerable.Repeat(text[..length], text.Length / length)))
                return text[..length];
        }

        return text;
    }

    private static FrozenSet<string> Read()
    {
        using var stream = typeof(Zxcvbn.Zxcvbn).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The list {Resource} is missing");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries).Where(word => word.Length >= Shortest).ToFrozenSet(
            StringComparer.Ordinal);
    }
}
