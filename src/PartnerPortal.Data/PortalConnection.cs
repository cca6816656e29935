namespace PartnerPortal.Data;

/// <summary>
/// How to reach the database in two parts: as the owner of the tables (migrations only) and as the portal's own role,
/// which owns nothing and is subject to row-level security.
/// </summary>
public sealed record PortalConnection(string Owner, string App)
{
    /// <summary>The role that owns the tables.</summary>
    public const string OwnerRole = "portal_owner";

    /// <summary>The role the portal works as.</summary>
    public const string AppRole = "portal_app";
}
