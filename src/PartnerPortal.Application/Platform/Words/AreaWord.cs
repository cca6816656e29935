using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Platform.Words;

/// <summary>
/// A word of a vocabulary to which each area adds its own: permissions, what the audit trail says, notices, mails. The vocabulary is a
/// partial class whose parts stand with the areas; a word is a field of it, named after itself, so that no two can have one name. Nor can
/// two be spelled alike: <see cref="AreaWords"/> puts the vocabularies together as the portal starts.
/// <code>
/// public sealed partial class AuditAction
/// {
///     public static readonly AuditAction FeeWaived = new();
/// }
/// </code>
/// In the database and in files a word is spelled as <see cref="Vocabulary{TEnum}"/> spells the member of an enum.
/// </summary>
public abstract class AreaWord<TSelf> where TSelf : AreaWord<TSelf>
{
    private protected AreaWord(string name) => (Name, Text) = (name, Spelling.Of(name));

    /// <summary>All words, ordered by name whatever area they come from.</summary>
    /// <exception cref="InvalidOperationException">A field is not named after itself, or two words are spelled alike.</exception>
    public static IReadOnlyList<TSelf> All => Declared.Words;

    /// <summary>As the code names it; part of text keys and the name of a policy.</summary>
    public string Name { get; }

    /// <summary>As the database and files spell it.</summary>
    public string Text { get; }

    /// <summary>Finds a word by its spelling outside; case matters.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out TSelf? word) => Declared.ByText.TryGetValue(text, out word);

    /// <summary>The word of a spelling; throws <see cref="ArgumentException"/> for an unknown one.</summary>
    public static TSelf Parse(string text) =>
        TryParse(text, out var word) ? word : throw new ArgumentException($"'{text}' is no {typeof(TSelf).Name}", nameof(text));

    public sealed override string ToString() => Name;

    // Filled at the first question, when every part of the vocabulary is there.
    private static class Declared
    {
        public static readonly TSelf[] Words =
        [
            .. typeof(TSelf).GetFields(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
                .Where(field => field.FieldType == typeof(TSelf)).Select(Word).OrderBy(word => word.Name, StringComparer.Ordinal),
        ];

        public static readonly Dictionary<string, TSelf> ByText = Words.GroupBy(word => word.Text, StringComparer.Ordinal)
            .ToDictionary(spelled => spelled.Key, Only, StringComparer.Ordinal);

        private static TSelf Only(IGrouping<string, TSelf> spelled) => spelled.Count() == 1
            ? spelled.Single()
            : throw new InvalidOperationException($"{string.Join(" and ", spelled)} of {typeof(TSelf).Name} are both spelled '{spelled.Key}'");

        private static TSelf Word(FieldInfo field) => field.GetValue(null) is TSelf word && word.Name == field.Name
            ? word
            : throw new InvalidOperationException($"{typeof(TSelf).Name}.{field.Name} is not named after itself");
    }
}
