using System.ComponentModel.DataAnnotations;
using MailKit.Security;

namespace PartnerPortal.Web.Messages;

/// <summary>The server that takes the portal's mail. Without a host, mail stays in the portal where administrators read it.</summary>
public sealed class MailOptions
{
    public const string Section = "Mail";

    public string? Host { get; init; }

    [Range(1, 65535)]
    public int Port { get; init; } = 587;

    /// <summary>
    /// <c>starttls</c>: the connection is turned into a secure one before anything is said, or there is none; <c>implicit</c>: it is secure
    /// from
    /// its first byte (port 465); <c>none</c>. <c>true</c> and <c>false</c> are former words for the first and the last.
    /// </summary>
    [RegularExpression("(?i)starttls|implicit|none|true|false")]
    public string Tls { get; init; } = "starttls";

    public string? User { get; init; }

    public string? Password { get; init; }

    [EmailAddress]
    public string? From { get; init; }

    public bool IsSet => Host is { Length: > 0 };

    /// <summary>The address mail comes from.</summary>
    public string Sender => From ?? $"portal@{Host}";

    /// <summary>What <see cref="Tls"/> says, for the library.</summary>
    internal SecureSocketOptions Security => Tls.ToUpperInvariant() switch
    {
        "NONE" or "FALSE" => SecureSocketOptions.None,
        "IMPLICIT" => SecureSocketOptions.SslOnConnect,
        // Also for a word that the check above refuses: never less than secure.
        _ => SecureSocketOptions.StartTls,
    };
}
