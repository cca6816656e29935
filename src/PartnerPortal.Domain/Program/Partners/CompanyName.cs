using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace PartnerPortal.Domain.Program.Partners;

/// <summary>Compares names of companies as people see them: without case, accents, punctuation and legal forms (spec 03).</summary>
public static class CompanyName
{
    private static readonly FrozenSet<string> LegalForms = (
        "gmbh co kg ag ek ohg ug mbh sl slu sa sau sc srl srls spa snc sas sarl eurl sasu bv nv vof lda unipessoal ltd limited llc llp inc corp plc oy ab as aps "
        + "sp zoo ооо зао оао пао ао ип тоо sia uab").Split(' ').ToFrozenSet();

    /// <summary>
    /// What is left of a name to compare: lower-case words of letters and digits, legal forms dropped unless nothing else is there.
    /// </summary>
    public static string Key(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var words = Plain(name).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var telling = words.Where(word => !LegalForms.Contains(word)).ToArray();
        return string.Join(' ', telling.Length > 0 ? telling : words);
    }

    /// <summary>The share of three-letter pieces that two names have in common: 0 nothing, 1 all.</summary>
    /// <param name="left">A key of <see cref="Key"/>.</param>
    /// <param name="right">Another one.</param>
    public static double Similarity(string left, string right)
    {
        var (mine, others) = (Trigrams(left), Trigrams(right));
        if (mine.Count == 0 || others.Count == 0) return 0;
        var common = mine.Count(others.Contains);
        return (double)common / (mine.Count + others.Count - common);
    }

    /// <summary>The pieces of each word, with the blanks around it, so that beginnings weigh more.</summary>
    private static HashSet<string> Trigrams(string key)
    {
        var pieces = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in key.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var padded = $"  {word} ";
            for (var at = 0; at + 3 <= padded.Length; at++) pieces.Add(padded.Substring(at, 3));
        }

        return pieces;
    }

    /// <summary>Letters without accents; full stops vanish (S.L. is SL), other marks part words.</summary>
    private static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var letter in name.Normalize(NormalizationForm.FormD))
        {
            if (letter == '.' || CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark) continue;
            plain.Append(char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' ');
        }

        return plain.ToString().Normalize(NormalizationForm.FormC);
    }
}
