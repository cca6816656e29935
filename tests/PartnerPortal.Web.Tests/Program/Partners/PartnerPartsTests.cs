using Microsoft.Extensions.DependencyInjection;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;
using PartnerPortal.Web.Components;
using PartnerPortal.Web.Components.Program.Partners.Staff;

namespace PartnerPortal.Web.Tests.Program.Partners;

/// <summary>A partner's page as the areas put it together.</summary>
public sealed class PartnerPartsTests
{
    private static readonly PartnerParts Parts =
        new ServiceCollection().AddPortalScreens().BuildServiceProvider().GetRequiredService<PartnerParts>();

    [Theory]
    [InlineData(PortalRole.Manager, " commissions ledger statements customers licences caps agreement timeline")]
    [InlineData(PortalRole.Finance, " commissions ledger statements customers licences agreement timeline")]
    [InlineData(PortalRole.SupportAgent, "licences agreement timeline")]
    [InlineData(PortalRole.PartnerOwner, null)]
    public void Each_role_sees_its_parts_in_order(PortalRole role, string? paths)
    {
        Parts.For(Viewer(role)).Select(tab => tab.Path).ShouldBe(paths?.Split(' ') ?? []);
        Parts.FirstFor(Viewer(role), "A/1").ShouldBe(paths is null ? null : "partners/A%2F1" + (paths[0] == ' ' ? "" : "/licences"));
    }

    [Fact]
    public void Two_parts_cannot_stand_in_one_place()
    {
        var first = new PartnerTab(10, "tab.ledger", "ledger", Permission.SeeAllStatements);
        new PartnerParts([first, first with { Order = 20 }]).For(Viewer(PortalRole.Finance)).Count().ShouldBe(2);
        Should.Throw<InvalidOperationException>(() => new PartnerParts([first, first with { Path = "books" }]))
            .Message.ShouldContain("ledger and books");
    }

    private static Viewer Viewer(PortalRole role) =>
        new(Guid.NewGuid(), "Sam", role, Vocabulary<PortalRole>.Text(role).StartsWith("partner_", StringComparison.Ordinal) ? "A" : null);
}
