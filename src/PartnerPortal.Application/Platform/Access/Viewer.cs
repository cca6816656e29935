using PartnerPortal.Data;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Platform.Access;

/// <summary>The signed-in person, as use cases and queries see them. The partner comes from here and never from a route.</summary>
/// <param name="UserId">Who.</param>
/// <param name="Name">As shown to others.</param>
/// <param name="Role">Decides the permissions.</param>
/// <param name="PartnerId">The partner company; null for the vendor's staff.</param>
/// <param name="SessionId">The sign-in this comes from; null for none (the command line).</param>
public sealed record Viewer(Guid UserId, string Name, PortalRole Role, string? PartnerId, Guid? SessionId = null)
{
    /// <summary>Whether the agreement of the person's company was over at the last look: screens leave out what would be refused.</summary>
    public bool AgreementEnded { get; init; }

    /// <summary>Whether the person works for the vendor.</summary>
    public bool IsStaff => PartnerId is null;

    /// <summary>Whose rows this person may see.</summary>
    public DataScope Scope => PartnerId is null ? DataScope.All : DataScope.Partner(PartnerId);

    /// <summary>Whether the person's role has the permission.</summary>
    public bool May(Permission permission) => Permissions.Of(Role).Contains(permission);

    /// <summary>
    /// Throws <see cref="RuleViolationException"/> <c>access.denied</c> without the permission, and puts the refusal down.
    /// </summary>
    public void Require(Permission permission)
    {
        if (May(permission)) return;
        RefusedAccess.Note(this, permission.ToString());
        throw new RuleViolationException("access.denied", "Your role does not allow this.");
    }
}
