using System.Collections.Frozen;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;
using static PartnerPortal.Data.Platform.Access.PortalRole;

namespace PartnerPortal.Application.Platform.Access;

/// <summary>Who may do what (spec 07): one line for each permission. A partner's permissions reach its own company and nothing else.</summary>
public static class Permissions
{
    private static readonly PortalRole[] Everybody = Enum.GetValues<PortalRole>();

    private static readonly FrozenDictionary<PortalRole, FrozenSet<Permission>> ByRole = Everybody.ToFrozenDictionary(
        role => role, role => Enum.GetValues<Permission>().Where(permission => RolesOf(permission).Contains(role)).ToFrozenSet());

    /// <summary>The roles that have a permission, as the database spells them.</summary>
    public static string[] RolesWith(Permission permission) => [.. RolesOf(permission).Select(Vocabulary<PortalRole>.Text)];

    /// <summary>The permissions of a role.</summary>
    public static FrozenSet<Permission> Of(PortalRole role) => ByRole[role];

    /// <summary>
    /// Whether a partner's people may still change this when their agreement is over: the own account and lists, the account that receives
    /// what is still owed, and who of them gets in no more.
    /// </summary>
    public static bool OutlastsAgreement(Permission permission) =>
        permission is Permission.ManageOwnAccount or Permission.UseOwnLists or Permission.ChangeOwnBankDetails or Permission.EndOwnAccess;

    private static PortalRole[] RolesOf(Permission permission) => permission switch
    {
        Permission.CloseMonths => [Administrator, PortalRole.Finance],
        Permission.SeeMonths => [Administrator, Manager, PortalRole.Finance],
        Permission.SeeAllPartners => [Administrator, Manager, PortalRole.Finance, SupportAgent],
        Permission.SeeAllStatements => [Administrator, Manager, PortalRole.Finance],
        Permission.SeeOwnLedger => [PartnerOwner, PartnerFinance],
        Permission.SeeOwnStatements => [PartnerOwner, PartnerFinance],
        Permission.SeeWorkList => [Administrator, Manager, PortalRole.Finance],
        Permission.ManageDisputes => [Administrator, PortalRole.Finance],
        Permission.WaiveFees => [Administrator, Manager],
        Permission.LinkCreditNotes => [Administrator, PortalRole.Finance],
        Permission.PostAdjustments => [Administrator, PortalRole.Finance],
        Permission.ApprovePayouts => [Administrator, PortalRole.Finance],
        Permission.ManageAutomaticClose => [Administrator, PortalRole.Finance],
        Permission.ReleaseParked => [Administrator, Manager, PortalRole.Finance],
        Permission.ManageParking => [Administrator, PortalRole.Finance],
        Permission.ManageOwnAccount => Everybody,
        Permission.SeeHome => Everybody,
        Permission.ManageOwnPeople => [PartnerOwner],
        Permission.EndOwnAccess => [PartnerOwner],
        Permission.ManagePeople => [Administrator],
        Permission.SeeApplications => [Administrator, Manager],
        Permission.DecideApplications => [Administrator, Manager],
        Permission.ManageAgreementTexts => [Administrator, Manager],
        Permission.ManageQualification => [Administrator, Manager],
        Permission.ManagePartners => [Administrator, Manager],
        Permission.SeePartnerAgreements => [Administrator, Manager, PortalRole.Finance, SupportAgent],
        Permission.SeeOwnCompany => [PartnerOwner, PartnerFinance],
        Permission.EditOwnCompany => [PartnerOwner],
        Permission.ChangeOwnBankDetails => [PartnerOwner, PartnerFinance],
        Permission.SeeSystem => [Administrator],
        Permission.SeeAudit => [Administrator],
        Permission.SeeMail => [Administrator],
        Permission.UseOwnLists => Everybody,
        Permission.SeeAllSales => [Administrator, Manager, PortalRole.Finance],
        Permission.SeeOwnSales => [PartnerOwner, PartnerSales],
        Permission.ResolveWorkItems => [Administrator, Manager, PortalRole.Finance],
        Permission.SeeAllLicences => [Administrator, Manager, PortalRole.Finance, SupportAgent],
        Permission.SeeOwnLicences => [PartnerOwner, PartnerSales, PartnerTechnician],
        Permission.TakeOwnLicences => [PartnerOwner, PartnerSales, PartnerTechnician],
        Permission.OrderOwnUse => [PartnerOwner],
        Permission.ManageLicences => [Administrator, Manager],
        Permission.RecordAllowanceUse => [Administrator, Manager, SupportAgent],
        Permission.ManageServiceOffers => [Administrator, Manager],
        Permission.SeeTerms => [Administrator, Manager, PortalRole.Finance],
        Permission.SeeOwnTerms => [PartnerOwner, PartnerFinance],
        Permission.ManageTerms => [Administrator, Manager],
        Permission.ManageCaps => [Administrator, Manager],
    };
}
