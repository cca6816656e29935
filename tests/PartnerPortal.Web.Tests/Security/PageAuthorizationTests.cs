using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Web.Components;
using PartnerPortal.Web.Security;
using PartnerPortal.Web.Tests.Access;

namespace PartnerPortal.Web.Tests.Security;

public sealed class PageAuthorizationTests
{
    private static readonly Type[] Pages = [
        .. typeof(App).Assembly.GetTypes().Where(type => type.GetCustomAttributes<RouteAttribute>().Any())];

    [Fact]
    public void Every_page_says_who_may_see_it() =>
        Pages.Where(
            page => !page.GetCustomAttributes<AuthorizeAttribute>().Any() && page.GetCustomAttribute<AllowAnonymousAttribute>() is null)
            .Select(page => page.Name).ShouldBeEmpty();

    [Fact]
    public void Only_what_strangers_need_is_open_to_them() =>
        AgreedLines.Whole("Security/open-pages.txt").ShouldSay(Pages
            .Where(page => page.GetCustomAttribute<AllowAnonymousAttribute>() is not null)
            .Select(page => new AgreedLine(Areas.Of(page), page.Name)));

    [Fact]
    public void Every_policy_of_a_page_is_a_permission_or_an_area() =>
        Pages.SelectMany(page => page.GetCustomAttributes<AuthorizeAttribute>()).Select(attribute => attribute.Policy).OfType<string>()
            .Where(policy => !AreaPolicies.All.Contains(policy) && Permission.All.All(permission => permission.Name != policy))
            .ShouldBeEmpty();

    [Theory]
    [InlineData("/months", nameof(Permission.SeeMonths))]
    [InlineData("/months/{Period}", nameof(Permission.CloseMonths))]
    [InlineData("/partners", nameof(Permission.SeeAllPartners))]
    [InlineData("/partners/{Id}", nameof(Permission.SeeAllStatements))]
    [InlineData("/earnings", nameof(Permission.SeeOwnLedger))]
    [InlineData("/account", nameof(Permission.ManageOwnAccount))]
    [InlineData("/settings/people", nameof(Permission.ManagePeople))]
    [InlineData("/company/people", nameof(Permission.ManageOwnPeople))]
    [InlineData("/statements", AreaPolicies.Statements)]
    [InlineData("/statements/{Number}", AreaPolicies.Statements)]
    public void A_page_asks_for_its_permission(string route, string policy) =>
        Pages.Single(page => page.GetCustomAttributes<RouteAttribute>().Any(attribute => attribute.Template == route))
            .GetCustomAttributes<AuthorizeAttribute>().Select(attribute => attribute.Policy).ShouldContain(policy);
}
