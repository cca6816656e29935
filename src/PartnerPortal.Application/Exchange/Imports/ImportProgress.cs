namespace PartnerPortal.Application.Exchange.Imports;

/// <summary>How far an import is.</summary>
/// <param name="Step">What it is at.</param>
/// <param name="File">The file; null for what concerns all of them.</param>
/// <param name="Rows">Rows read so far.</param>
public sealed record ImportProgress(ImportStep Step, string? File, long Rows);

/// <summary>The steps of an import, in order.</summary>
public enum ImportStep
{
    /// <summary>Waits for a running close or import.</summary>
    Wait,

    /// <summary>Reads a file.</summary>
    Read,

    /// <summary>Compares a file with what is stored and with the other files.</summary>
    Check,

    /// <summary>Gives each line its rate.</summary>
    Rate,

    /// <summary>Writes a file's rows.</summary>
    Register,
}
