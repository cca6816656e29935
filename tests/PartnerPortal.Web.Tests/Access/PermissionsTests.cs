using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;

namespace PartnerPortal.Web.Tests.Access;

public sealed class PermissionsTests
{
    [Theory]
    [InlineData(PortalRole.PartnerOwner)]
    [InlineData(PortalRole.PartnerFinance)]
    [InlineData(PortalRole.PartnerSales)]
    [InlineData(PortalRole.PartnerTechnician)]
    public void A_partner_role_never_sees_all(PortalRole role) =>
        Permissions.Of(role).Where(permission => !IsOfPartners(permission)).ShouldBeEmpty();

    [Fact]
    public void Administrators_may_all_that_staff_may() =>
        Permission.All.Where(permission => !IsOfPartners(permission)).ShouldBeSubsetOf(Permissions.Of(PortalRole.Administrator));

    [Fact]
    public void A_missing_permission_is_refused_by_its_code() =>
        Should.Throw<RuleViolationException>(
            () => new Viewer(Guid.NewGuid(), "Sam", PortalRole.SupportAgent, null).Require(Permission.SeeAllStatements))
            .Code.ShouldBe("access.denied");

    /// <summary>What reaches no further than one's own company or account is named so; what everybody may is nobody's secret.</summary>
    private static bool IsOfPartners(Permission permission) => permission.Name.Contains("Own", StringComparison.Ordinal)
        || Enum.GetValues<PortalRole>().All(role => Permissions.Of(role).Contains(permission));
}
