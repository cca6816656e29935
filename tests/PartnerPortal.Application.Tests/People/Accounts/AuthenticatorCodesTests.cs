using System.Text;
using PartnerPortal.Application.People.Accounts;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.People.Accounts;

public sealed class AuthenticatorCodesTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    // RFC 6238, appendix B, SHA-1; the last six of its eight digits.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1234567890, "005924")]
    [InlineData(20000000000, "353130")]
    public void A_code_is_the_one_of_the_standard(long seconds, string code) =>
        AuthenticatorCodes.Code(Secret, DateTimeOffset.FromUnixTimeSeconds(seconds)).ShouldBe(code);

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void A_code_counts_one_step_around_now(int steps, bool counts)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);
        var shown = AuthenticatorCodes.Code(Secret, now.AddSeconds(30 * steps));
        AuthenticatorCodes.Match(Secret, shown, now).ShouldBe(counts ? 1_700_000_000 / 30 + steps : null);
    }

    // RFC 4648, section 10, without its padding and in groups of four.
    [Theory]
    [InlineData("f", "MY")]
    [InlineData("foo", "MZXW 6")]
    [InlineData("foobar", "MZXW 6YTB OI")]
    public void A_key_is_written_and_read_as_the_standard_says(string secret, string key)
    {
        AuthenticatorCodes.Key(Encoding.ASCII.GetBytes(secret)).ShouldBe(key);
        AuthenticatorCodes.Secret(key.ToLowerInvariant()).ShouldBe(Encoding.ASCII.GetBytes(secret));
    }

    [Fact]
    public void The_picture_names_the_vendor_the_person_and_the_secret()
    {
        var address = new Uri(AuthenticatorCodes.Address(Secret, "Paper & Office", "ann+1@vendor.example"));
        (address.Scheme, address.Host).ShouldBe(("otpauth", "totp"));
        Uri.UnescapeDataString(address.AbsolutePath).ShouldBe("/Paper & Office:ann+1@vendor.example");
        address.Query.ShouldContain("secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        address.Query.ShouldContain("issuer=Paper%20%26%20Office");
    }
}
