using System.Net;

namespace PartnerPortal.Web.Tests.Account;

public sealed class ProviderSignInTests(ProviderPortal server) : IClassFixture<ProviderPortal>
{
    [Fact]
    public async Task The_sign_in_page_offers_it() =>
        (await server.NewClient().GetStringAsync("/sign-in")).ShouldContain("Sign in with Vendor ID");

    [Fact]
    public async Task Whom_the_provider_vouches_for_gets_in_and_is_linked_by_the_providers_own_key()
    {
        (await ComeAsync(new ProviderAnswer("staff-1", ProviderPortal.Staff.Email.ToUpperInvariant(), Mfa: true))).ShouldBe("/months");
        // The address at the provider may change; the person is the same. Another person there with the address gets nothing.
        (await ComeAsync(new ProviderAnswer("staff-1", "married@vendor.example", Mfa: true))).ShouldBe("/months");
        (await ComeAsync(new ProviderAnswer("staff-2", ProviderPortal.Staff.Email, Mfa: true))).ShouldBe("/sign-in?refused=provider");
    }

    [Fact]
    public async Task One_factor_there_does_not_spare_the_second_one_here() =>
        (await ComeAsync(new ProviderAnswer("careful-1", ProviderPortal.Careful.Email))).ShouldStartWith("/sign-in/set-up?");

    [Fact]
    public async Task A_partner_gets_in_with_one_factor() =>
        (await ComeAsync(new ProviderAnswer("owner-1", ProviderPortal.Owner.Email), "/statements")).ShouldBe("/statements");

    public static TheoryData<ProviderAnswer> Bad =>
    [
        new ProviderAnswer("x-1", "nobody@vendor.example", Mfa: true),
        new ProviderAnswer("x-2", ProviderPortal.Careful.Email, Mfa: true) { Verified = false },
        new ProviderAnswer("x-3", ProviderPortal.Careful.Email, Mfa: true) { Nonce = "of another question" },
        new ProviderAnswer("x-4", ProviderPortal.Careful.Email, Mfa: true) { Audience = "another client" },
        new ProviderAnswer("x-5", ProviderPortal.Careful.Email, Mfa: true) { Minutes = -1 },
        new ProviderAnswer("x-6", ProviderPortal.Careful.Email, Mfa: true) { Issuer = "https://elsewhere.example/" },
        new ProviderAnswer("x-7", ProviderPortal.Careful.Email, Mfa: true) { Signature = ProviderSignature.Strangers },
        new ProviderAnswer("x-8", ProviderPortal.Careful.Email, Mfa: true) { Signature = ProviderSignature.Secret },
        new ProviderAnswer("x-9", ProviderPortal.Careful.Email, Mfa: true) { Signature = ProviderSignature.None },
    ];

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task What_does_not_fit_is_refused(ProviderAnswer answer) =>
        (await ComeAsync(answer)).ShouldBe("/sign-in?refused=provider");

    [Fact]
    public async Task A_provider_that_changes_its_key_is_believed_and_nobody_else()
    {
        (await ComeAsync(new ProviderAnswer("owner-1", ProviderPortal.Owner.Email), "/statements")).ShouldBe("/statements");
        server.Provider.ChangeKey();
        (await ComeAsync(new ProviderAnswer("owner-1", ProviderPortal.Owner.Email), "/statements")).ShouldBe("/statements");
        (await ComeAsync(new ProviderAnswer("owner-1", ProviderPortal.Owner.Email) { Signature = ProviderSignature.Strangers })).ShouldBe(
            "/sign-in?refused=provider");
    }

    [Fact]
    public async Task An_answer_that_was_not_asked_for_is_refused()
    {
        using var client = server.NewClient();
        var answer = await client.GetAsync("/sign-in/provider/callback?code=1&state=made-up");
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().ShouldBe("/sign-in?refused=provider");
    }

    /// <summary>Goes to the provider and back and gives the path where it ends.</summary>
    private async Task<string> ComeAsync(ProviderAnswer answer, string returnUrl = "/months")
    {
        server.Provider.Answer = answer;
        using var client = new HttpClient(
            new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = server.Address };
        var page = await client.GetAsync("/sign-in/provider?returnUrl=" + Uri.EscapeDataString(returnUrl));
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        return page.RequestMessage!.RequestUri!.PathAndQuery;
    }
}
