using System.Text.RegularExpressions;

namespace PartnerPortal.Domain;

/// <summary>How a name of the code is written outside of it, in files and in the database.</summary>
public static partial class Spelling
{
    /// <summary><c>LicenceNew</c> is <c>licence_new</c>.</summary>
    public static string Of(string name) => WordStart().Replace(name, "_$0").ToLowerInvariant();

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex WordStart();
}
