using PartnerPortal.Domain.Finance.Statements;

namespace PartnerPortal.Application.Finance.Statements;

/// <summary>
/// Where a statement is shown: <c>statements/P-1007/2013-003</c>. A partner's number stays one segment whatever it holds.
/// </summary>
public static class StatementAddress
{
    public static string Of(string number)
    {
        var (partner, count) = StatementNumber.Split(number);
        return "statements/" + (partner is null ? "" : Uri.EscapeDataString(partner) + "/") + Uri.EscapeDataString(count);
    }

    /// <summary>The number that an address names: a slash inside a segment arrives escaped.</summary>
    public static string Number(string? partner, string count) => partner is null ? Slashes(count) : $"{Slashes(partner)}/{Slashes(count)}";

    /// <summary>The same in SQL, of the statement <c>s</c>: partners' numbers hold letters, digits and a few signs.</summary>
    internal const string Sql = """
        'statements/' || case when starts_with(s.number, s.partner_id || '/')
            then replace(replace(replace(replace(replace(s.partner_id, '%', '%25'), '/', '%2F'), ' ', '%20'), '?', '%3F'), '#', '%23')
                || substr(s.number, length(s.partner_id) + 1)
            else s.number end
        """;

    private static string Slashes(string segment) => segment.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
}
