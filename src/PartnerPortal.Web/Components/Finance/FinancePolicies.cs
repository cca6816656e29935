namespace PartnerPortal.Web.Security;

public static partial class AreaPolicies
{
    /// <summary>Anybody who may see statements, all or the own ones.</summary>
    public const string Statements = "area.statements";
}
