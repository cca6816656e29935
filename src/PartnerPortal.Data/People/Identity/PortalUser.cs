using Microsoft.AspNetCore.Identity;
using PartnerPortal.Data.Platform.Access;

namespace PartnerPortal.Data.People.Identity;

/// <summary>A person who signs in: staff of the vendor, or of exactly one partner company.</summary>
public sealed class PortalUser : IdentityUser<Guid>
{
    public required string DisplayName { get; set; }

    public required PortalRole Role { get; set; }

    /// <summary>The partner company; null for the vendor's staff.</summary>
    public string? PartnerId { get; set; }

    /// <summary>Two letters: the language of screens and mails.</summary>
    public string Language { get; set; } = "en";

    /// <summary>Since when the person may not sign in any more; whoever sets it also changes the security stamp.</summary>
    public DateTimeOffset? DisabledAt { get; set; }
}
