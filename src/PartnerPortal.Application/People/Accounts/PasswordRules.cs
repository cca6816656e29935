using System.Net.Mail;
using System.Text.RegularExpressions;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.People.Accounts;

/// <summary>
/// Which passwords are refused (spec 07): short ones, and those that are guessed first. A long password is guessed when it is put together
/// of what everybody thinks of: best-known passwords and words, rows of the keyboard, runs like 12345 or abcd, repetitions, years, one's
/// own name or address. What remains of it without all that has to be six different characters at least.
/// </summary>
public static partial class PasswordRules
{
    /// <summary>Characters at least.</summary>
    public const int Shortest = 12;

    /// <summary>Characters at most: hashing is work.</summary>
    public const int Longest = 256;

    private const int LeastOwn = 6;
    private const int ShortestPersonal = 3;

    /// <param name="personal">Addresses and names of the person and the company.</param>
    /// <exception cref="RuleViolationException"><c>password.short</c>, <c>password.long</c>, <c>password.common</c>.</exception>
    public static void Check(string password, params string[] personal)
    {
        if (password.Length < Shortest)
            throw new RuleViolationException("password.short", $"A password has {Shortest} characters or more.", Shortest);
        if (password.Length > Longest)
            throw new RuleViolationException("password.long", $"A password has {Longest} characters at most.", Longest);
        if (IsGuessable(password, personal))
            throw new RuleViolationException("password.common", "This password is one of those that are guessed first.");
    }

    /// <summary>Whether it is among what is tried first.</summary>
    internal static bool IsGuessable(string password, params string[] personal) =>
        OwnCharacters(password, personal) < LeastOwn || ListedPasswords.Hide(password);

    /// <summary>How many characters of a password nobody would guess.</summary>
    private static int OwnCharacters(string password, string[] personal)
    {
        var text = CommonPasswords.Plain(password);
        if (CommonPasswords.Phrases.Contains(text)) return 0;
        var guessed = new bool[text.Length];
        foreach (var word in CommonPasswords.Words.Concat(personal.SelectMany(PersonalWords))) Mark(text, word, guessed);
        foreach (Match year in Year().Matches(password)) Array.Fill(guessed, true, year.Index, year.Length);
        MarkRuns(password.ToLowerInvariant(), guessed);
        return text.Where((letter, at) => !guessed[at] && char.IsLetterOrDigit(letter)).Distinct().Count();
    }

    private static IEnumerable<string> PersonalWords(string text) =>
        (MailAddress.TryCreate(text, out var address) ? $"{address.User} {address.Host}" : text)
        .Split([' ', '.', '-', '_', '@', '+', ','], StringSplitOptions.RemoveEmptyEntries)
        .Select(CommonPasswords.Plain).Where(word => word.Length >= ShortestPersonal);

    private static void Mark(string text, string word, bool[] guessed)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
            Array.Fill(guessed, true, at, word.Length);
    }

    /// <summary>Three or more in a row that repeat, count up or down, or lie side by side on a keyboard.</summary>
    private static void MarkRuns(string text, bool[] guessed)
    {
        for (var at = 0; at <= text.Length - CommonPasswords.RunLength; at++)
        {
            if (CommonPasswords.IsRun(text.Substring(at, CommonPasswords.RunLength)))
                Array.Fill(guessed, true, at, CommonPasswords.RunLength);
        }
    }

    [GeneratedRegex("19[0-9]{2}|20[0-9]{2}")]
    private static partial Regex Year();
}
