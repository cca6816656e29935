namespace PartnerPortal.Application.Exchange.Imports;

/// <summary>What a file may hold at most: imports are also reached from outside.</summary>
internal static class ImportLimits
{
    public const long FileBytes = 4L << 30;
    public const long Rows = 50_000_000;
    public const int RowBytes = 1 << 20;
    public const int FieldCharacters = 1_000;
    public const int NumberCharacters = 100;
    public const int TermsBytes = 1 << 20;
}
