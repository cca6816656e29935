namespace PartnerPortal.Application.Exchange.Imports.Files;

/// <summary>Words that the statements of several files share.</summary>
internal static class ImportSql
{
    /// <summary>The month after the last one that is closed or closing; null while all are open.</summary>
    public const string EarliestOpen = "(select (max(month) + interval '1 month')::date from period where program_id = current_setting('portal.program'))";

    /// <summary>Who registers, and when, is said once for the transaction.</summary>
    public const string RegisteredAt = "current_setting('portal.registered_at')::timestamptz";

    /// <summary>Who imports, in the same way.</summary>
    public const string ImportedBy = "current_setting('portal.imported_by')";

    /// <summary>The period that takes in an event of a date: its month, or the earliest open one.</summary>
    public static string PeriodOf(string date) => $"greatest(date_trunc('month', {date}::timestamp)::date, {EarliestOpen})";
}
