using System.ComponentModel.DataAnnotations;

namespace PartnerPortal.Web.Messages;

/// <summary>The server that takes the portal's mail. Without a host, mail stays in the portal where administrators read it.</summary>
public sealed class MailOptions
{
    public const string Section = "Mail";

    public string? Host { get; init; }

    [Range(1, 65535)]
    public int Port { get; init; } = 587;

    /// <summary>Whether the connection is turned into a secure one (STARTTLS).</summary>
    public bool Tls { get; init; } = true;

    public string? User { get; init; }

    public string? Password { get; init; }

    [EmailAddress]
    public string? From { get; init; }

    public bool IsSet => Host is { Length: > 0 };
}
