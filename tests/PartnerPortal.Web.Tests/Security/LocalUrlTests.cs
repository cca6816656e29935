using PartnerPortal.Web.Security;

namespace PartnerPortal.Web.Tests.Security;

public sealed class LocalUrlTests
{
    [Theory]
    [InlineData("/months")]
    [InlineData("/partners?page=2")]
    public void A_path_of_the_portal_is_followed(string url) => LocalUrl.Or(url, "/").ShouldBe(url);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("https://elsewhere.example")]
    [InlineData("//elsewhere.example")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("/\t/elsewhere.example")]
    [InlineData("javascript:alert(1)")]
    public void Anything_else_is_not(string? url) => LocalUrl.Or(url, "/home").ShouldBe("/home");
}
