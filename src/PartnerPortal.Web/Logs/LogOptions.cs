using System.ComponentModel.DataAnnotations;

namespace PartnerPortal.Web.Logs;

/// <summary>Where the log goes besides its levels, which are those of Serilog.</summary>
public sealed class LogOptions
{
    public const string Section = "Logs";

    /// <summary>One JSON object a line on the console instead of text.</summary>
    public bool Json { get; init; }

    /// <summary>A folder for one file a day, in JSON; none without it.</summary>
    public string? Folder { get; init; }

    /// <summary>How long these files are kept.</summary>
    [Range(1, 3650)]
    public int Days { get; init; } = 30;
}
