namespace PartnerPortal.Documents.Tables;

/// <summary>One column of a list that is exported as CSV or XLSX.</summary>
/// <param name="Header">In the reader's language.</param>
/// <param name="Value">
/// Text, a number, <see cref="Domain.Money"/> (its amount), <see cref="DateOnly"/>, anything that formats itself, or null for an empty
/// cell.
/// </param>
/// <param name="Width">In characters, for XLSX.</param>
/// <param name="Exact">Decimals as they are (rates), not two.</param>
public sealed record TableColumn<T>(string Header, Func<T, object?> Value, double Width = 14, bool Exact = false);
