namespace PartnerPortal.Application.Exchange.Imports;

/// <summary>One fault: where it is, what stands there and why it cannot be taken.</summary>
/// <param name="File">File name.</param>
/// <param name="Line">The line its row begins on; the header is line 1.</param>
/// <param name="Column">Column name, in terms.json the path; empty when the row as a whole is at fault.</param>
/// <param name="Value">What stands there.</param>
/// <param name="Reason">An English sentence.</param>
public sealed record ImportReject(string File, long Line, string Column, string Value, string Reason);
