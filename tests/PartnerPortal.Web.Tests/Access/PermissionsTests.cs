using PartnerPortal.Application.Access;
using PartnerPortal.Data.Identity;
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
        Permissions.Of(role).Where(permission => permission is not (Permission.SeeOwnLedger or Permission.SeeOwnStatements)).ShouldBeEmpty();

    [Fact]
    public void Administrators_may_all_that_staff_may() =>
        Enum.GetValues<Permission>().Except([Permission.SeeOwnLedger, Permission.SeeOwnStatements])
            .ShouldBeSubsetOf(Permissions.Of(PortalRole.Administrator));

    [Fact]
    public void A_missing_permission_is_refused_by_its_code() =>
        Should.Throw<RuleViolationException>(() => new Viewer(Guid.NewGuid(), "Sam", PortalRole.SupportAgent, null).Require(Permission.SeeAllStatements))
            .Code.ShouldBe("access.denied");
}
