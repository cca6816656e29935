namespace PartnerPortal.Application.Access;

/// <summary>What a use case or a page asks of the person who wants it; roles are only bundles of these.</summary>
public enum Permission
{
    CloseMonths,
    SeeMonths,
    SeeAllPartners,
    SeeAllStatements,
    SeeOwnLedger,
    SeeOwnStatements,
    SeeWorkList,
    ManageDisputes,
    WaiveFees,
    LinkCreditNotes,
    PostAdjustments,
    ApprovePayouts,
    ManageAutomaticClose,
    SeeSystem,
}
