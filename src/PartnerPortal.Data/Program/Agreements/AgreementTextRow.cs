using System.Security.Cryptography;
using System.Text;

namespace PartnerPortal.Data.Program.Agreements;

/// <summary>A version of the agreement text in one language.</summary>
public sealed class AgreementTextRow
{
    public required string ProgramId { get; init; }

    public required string Language { get; init; }

    public DateOnly ValidFrom { get; init; }

    /// <summary>Markdown.</summary>
    public string Body { get; private set; } = "";

    /// <summary>SHA-256 of the body in UTF-8, as hexadecimal digits.</summary>
    public string Hash { get; private set; } = "";

    public string WrittenBy { get; private set; } = "";

    public DateTimeOffset WrittenAt { get; private set; }

    /// <summary>Says it, or says it otherwise; whether somebody accepted it before is for the caller to ask, and the database says it
    /// again.</summary>
    public void Publish(string body, string writtenBy, DateTimeOffset at)
    {
        (Body, Hash) = (body, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body))));
        (WrittenBy, WrittenAt) = (writtenBy, at);
    }
}
