namespace PartnerPortal.Documents.Typesetting;

/// <summary>A document could not be typeset; the message holds the diagnostics of the typesetter.</summary>
public sealed class TypesettingException(string message, Exception? inner = null) : Exception(message, inner);
