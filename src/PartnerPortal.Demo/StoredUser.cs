using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data.Platform.Access;

namespace PartnerPortal.Demo;

/// <summary>Somebody of the vendor as the database knows them.</summary>
internal sealed record StoredUser(Guid Id, string DisplayName)
{
    public Viewer As(PortalRole role) => new(Id, DisplayName, role, null);
}
