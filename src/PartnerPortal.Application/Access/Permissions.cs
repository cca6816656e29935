using System.Collections.Frozen;
using PartnerPortal.Data.Identity;

namespace PartnerPortal.Application.Access;

/// <summary>Which permissions a role bundles (spec 07).</summary>
public static class Permissions
{
    private static readonly FrozenSet<Permission> Finance = FrozenSet.Create(
        Permission.CloseMonths, Permission.SeeMonths, Permission.SeeAllPartners, Permission.SeeAllStatements,
        Permission.ManageDisputes, Permission.LinkCreditNotes, Permission.PostAdjustments, Permission.ApprovePayouts, Permission.ManageAutomaticClose);

    private static readonly FrozenSet<Permission> Manager = FrozenSet.Create(
        Permission.SeeMonths, Permission.SeeAllPartners, Permission.SeeAllStatements, Permission.SeeWorkList, Permission.WaiveFees);

    private static readonly FrozenSet<Permission> Administrator = Finance.Union(Manager).Append(Permission.SeeSystem).ToFrozenSet();

    private static readonly FrozenSet<Permission> SupportAgent = FrozenSet.Create(Permission.SeeAllPartners);

    private static readonly FrozenSet<Permission> PartnerMoney = FrozenSet.Create(Permission.SeeOwnLedger, Permission.SeeOwnStatements);

    /// <summary>The permissions of a role.</summary>
    public static FrozenSet<Permission> Of(PortalRole role) => role switch
    {
        PortalRole.Administrator => Administrator,
        PortalRole.Manager => Manager,
        PortalRole.Finance => Finance,
        PortalRole.SupportAgent => SupportAgent,
        PortalRole.PartnerOwner or PortalRole.PartnerFinance => PartnerMoney,
        PortalRole.PartnerSales or PortalRole.PartnerTechnician => FrozenSet<Permission>.Empty,
    };
}
