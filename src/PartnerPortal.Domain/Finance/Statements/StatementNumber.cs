using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PartnerPortal.Domain.Finance.Statements;

/// <summary>
/// Numbers of statements (spec 01.8): gapless for each partner and year, so that a number tells a partner nothing about others. A statement
/// frozen before keeps the number of then (<c>2013-000017</c>, one count for all partners) and is counted in its year all the same.
/// </summary>
public static class StatementNumber
{
    private const int LongestName = 80;

    /// <summary>The n-th statement of a partner in a year, from 1: <c>P-1007/2013-003</c>.</summary>
    public static string Of(string partnerId, int year, int sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"{partnerId}/{year:0000}-{sequence:000}");

    /// <summary>
    /// The number in names of files: <c>P-1007-2013-003</c>. Letters, digits, dot, dash and underscore of a partner's number stay; where it
    /// holds
    /// anything else, or too much, a fingerprint of it follows what is left, so that two partners never share a name.
    /// </summary>
    public static string FileName(string number)
    {
        ArgumentNullException.ThrowIfNull(number);
        var (partner, count) = Split(number);
        return partner is null ? count : $"{Safe(partner)}-{count}";
    }

    /// <summary>The partner's number, which may hold slashes itself, and what follows; no partner in numbers of before.</summary>
    public static (string? Partner, string Count) Split(string number)
    {
        ArgumentNullException.ThrowIfNull(number);
        var slash = number.LastIndexOf('/');
        return slash < 0 ? (null, number) : (number[..slash], number[(slash + 1)..]);
    }

    private static string Safe(string partner)
    {
        var safe = string.Concat(partner.Select(letter => char.IsLetterOrDigit(letter) || letter is '.' or '-' or '_' ? letter : '_'));
        if (safe == partner && partner.Length <= LongestName && partner[0] != '.') return partner;

        var print = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(partner)).AsSpan(0, 8));
        return $"{safe[..Math.Min(safe.Length, LongestName)].TrimStart('.')}~{print}";
    }
}
