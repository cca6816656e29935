using System.CommandLine.Parsing;
using PartnerPortal.Domain;

namespace PartnerPortal.Cli;

/// <summary>Reads months from the command line.</summary>
internal static class MonthOption
{
    public static Month? Parse(ArgumentResult result)
    {
        var text = result.Tokens.Count > 0 ? result.Tokens[0].Value : null;
        if (text is null) return null;
        if (Month.TryParse(text, out var month)) return month;
        result.AddError($"'{text}' is not a month: write YYYY-MM, for example 2013-01");
        return null;
    }
}
