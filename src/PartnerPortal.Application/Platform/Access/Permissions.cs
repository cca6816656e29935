using System.Collections.Frozen;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Platform.Access;

/// <summary>Who may do what, role by role.</summary>
public static class Permissions
{
    private static readonly FrozenDictionary<PortalRole, FrozenSet<Permission>> ByRole = Enum.GetValues<PortalRole>().ToFrozenDictionary(
        role => role, role => Permission.All.Where(permission => permission.Roles.Contains(role)).ToFrozenSet());

    /// <summary>The roles that have a permission, as the database spells them.</summary>
    public static string[] RolesWith(Permission permission) => [.. permission.Roles.Select(Vocabulary<PortalRole>.Text)];

    /// <summary>The permissions of a role.</summary>
    public static FrozenSet<Permission> Of(PortalRole role) => ByRole[role];
}
