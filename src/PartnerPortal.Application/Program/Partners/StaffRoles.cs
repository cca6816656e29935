using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data;
using PartnerPortal.Data.People.Identity;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Program.Partners;

/// <summary>Roles, and who has them.</summary>
internal static class StaffRoles
{
    /// <summary>The roles of the vendor's people.</summary>
    public static readonly PortalRole[] All =
        [.. Enum.GetValues<PortalRole>()
            .Where(role => !Vocabulary<PortalRole>.Text(role).StartsWith("partner_", StringComparison.Ordinal))];

    /// <summary>The roles with a permission.</summary>
    public static PortalRole[] With(Permission permission) =>
        [.. Enum.GetValues<PortalRole>().Where(role => Permissions.Of(role).Contains(permission))];

    /// <summary>The people who have one of some roles and may still sign in.</summary>
    public static IQueryable<PortalUser> People(this PortalDbContext db, PortalRole[] roles) =>
        db.Users.Where(person => person.DisabledAt == null && roles.Contains(person.Role));
}
