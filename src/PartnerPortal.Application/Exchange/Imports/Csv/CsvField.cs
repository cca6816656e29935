namespace PartnerPortal.Application.Exchange.Imports.Csv;

/// <summary>Where a field stands in the buffer, without its quotes.</summary>
/// <param name="Escaped">Whether it still holds doubled quotes.</param>
internal readonly record struct CsvField(int Start, int Length, bool Escaped);
