using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data.Platform.Access;

namespace PartnerPortal.Application.People.Accounts;

/// <summary>Somebody who may sign in.</summary>
public sealed record Account(Guid UserId, string Email, string Name, PortalRole Role, string? PartnerId, string Language, bool HasPassword)
{
    public bool IsStaff => PartnerId is null;

    /// <summary>Where one of the vendor's people is reached by telephone; null for none.</summary>
    public string? DirectLine { get; init; }

    /// <summary>The person in the eyes of use cases; without a session while signing in.</summary>
    public Viewer AsViewer(Guid? sessionId = null) => new(UserId, Name, Role, PartnerId, sessionId);
}
