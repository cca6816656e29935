namespace PartnerPortal.Data.Backups;

/// <summary>A program of PostgreSQL did not succeed.</summary>
public sealed class ToolFailedException(string program, string lastWords) : Exception($"{Path.GetFileName(program)} failed: {lastWords}");
