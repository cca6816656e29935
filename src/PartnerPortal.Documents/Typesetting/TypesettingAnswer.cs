namespace PartnerPortal.Documents.Typesetting;

/// <summary>What a worker says to one document: the PDF, or why there is none.</summary>
internal readonly record struct TypesettingAnswer(byte[]? Bytes, string Diagnostics);
