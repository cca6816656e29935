namespace PartnerPortal.Web.Security;

public static partial class AreaPolicies
{
    /// <summary>Anybody who may see customers and invoices, all or the own ones.</summary>
    public const string Sales = "area.sales";

    /// <summary>Anybody who may see licences and allowances, all or the own ones.</summary>
    public const string Licences = "area.licences";
}
