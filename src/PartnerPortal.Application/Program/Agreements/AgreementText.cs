namespace PartnerPortal.Application.Program.Agreements;

/// <summary>A version of the agreement text in one language.</summary>
/// <param name="Body">Markdown.</param>
/// <param name="Hash">SHA-256 of the body in UTF-8, as hexadecimal digits.</param>
public sealed record AgreementText(string Language, DateOnly ValidFrom, string Body, string Hash);
