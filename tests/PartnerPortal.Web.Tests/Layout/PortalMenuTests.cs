using Microsoft.Extensions.DependencyInjection;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;
using PartnerPortal.Web.Components;
using PartnerPortal.Web.Components.Layout;

namespace PartnerPortal.Web.Tests.Layout;

/// <summary>The menu of each role, as it is agreed to in <c>menu-of-roles.txt</c>: section (picture): place and address.</summary>
public sealed class PortalMenuTests
{
    private static readonly string Agreed = Path.Combine(
        BuiltWeb.ProjectFolder, "..", "..", "tests", "PartnerPortal.Web.Tests", "Layout", "menu-of-roles.txt");

    private static readonly PortalMenu Menu =
        new ServiceCollection().AddPortalScreens().BuildServiceProvider().GetRequiredService<PortalMenu>();

    [Fact]
    public void The_menu_of_each_role_is_the_agreed_one() =>
        Enum.GetValues<PortalRole>().SelectMany(Lines).ShouldBe(File.ReadAllLines(Agreed));

    [Fact]
    public void Nobody_has_more_than_seven_sections() =>
        Enum.GetValues<PortalRole>().Where(role => Menu.For(Viewer(role)).Count() > 7).ShouldBeEmpty();

    [Fact]
    public void Two_places_cannot_stand_in_one()
    {
        var first = new PortalPlace(PortalSections.Money, 10, "place.months", "months");
        new PortalMenu([first, first with { Section = PortalSections.Sales }]).For(Viewer(PortalRole.Finance)).Count().ShouldBe(2);
        Should.Throw<InvalidOperationException>(() => new PortalMenu([first, first with { Href = "weeks" }]))
            .Message.ShouldContain("months and weeks");
    }

    private static IEnumerable<string> Lines(PortalRole role) =>
        from section in Menu.For(Viewer(role))
        from place in section.Places
        select $"{Vocabulary<PortalRole>.Text(role)} {section.TextKey} ({section.Icon}): {place.TextKey} /{place.Href}";

    private static Viewer Viewer(PortalRole role) =>
        new(Guid.NewGuid(), "Sam", role, Vocabulary<PortalRole>.Text(role).StartsWith("partner_", StringComparison.Ordinal) ? "A" : null);
}
