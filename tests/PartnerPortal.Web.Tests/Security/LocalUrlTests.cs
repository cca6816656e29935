using PartnerPortal.Web.Security;

namespace PartnerPortal.Web.Tests.Security;

public sealed class LocalUrlTests
{
    [Theory]
    [InlineData("/months")]
    [InlineData("/partners?page=2")]
    public void A_path_of_the_portal_is_followed(string url) => LocalUrl.Or(url, "/").ShouldBe(url);

    [Fact]
    public void What_a_header_cannot_carry_is_escaped() =>
        LocalUrl.Or("/kunden?q=Müller & Söhne", "/").ShouldBe("/kunden?q=M%C3%BCller%20&%20S%C3%B6hne");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("https://elsewhere.example")]
    [InlineData("//elsewhere.example")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("/\t/elsewhere.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/\u2028")]
    [InlineData("/\u202ex")]
    [InlineData("/a\0b")]
    [InlineData("/\ud800")]
    public void Anything_else_is_not(string? url) => LocalUrl.Or(url, "/home").ShouldBe("/home");
}
