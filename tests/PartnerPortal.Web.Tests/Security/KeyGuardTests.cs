using System.Xml.Linq;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PartnerPortal.Data.LocalCluster;
using PartnerPortal.Web.Security;

namespace PartnerPortal.Web.Tests.Security;

public sealed class KeyGuardTests
{
    [Theory]
    [InlineData("10.0.6", false)]
    [InlineData("10.0.7", true)]
    [InlineData("10.0.12+b6fb4a5f", true)]
    [InlineData("11.0.0-preview.1", true)]
    [InlineData("9.0.18", false)]
    public void A_framework_that_accepts_forged_cookies_does_not_start(string version, bool starts)
    {
        if (starts) Should.NotThrow(() => KeyGuard.CheckVersion(version));
        else Should.Throw<EnvironmentLackException>(() => KeyGuard.CheckVersion(version));
    }

    [Fact]
    public void A_key_is_unreadable_without_the_portal_key_and_readable_with_it()
    {
        var data = Directory.CreateTempSubdirectory("portal-key-");
        var key = PortalKey.Open(Settings(data));
        var plain = new XElement("key", new XElement("masterKey", "a secret of the portal"));
        var encrypted = new KeyEncryptor(key).Encrypt(plain).EncryptedElement;
        encrypted.ToString().ShouldNotContain("secret");

        var again = PortalKey.Open(Settings(data));
        using var services = new ServiceCollection().AddSingleton(again).BuildServiceProvider();
        XNode.DeepEquals(new KeyDecryptor(services).Decrypt(encrypted), plain).ShouldBeTrue();
        using var others = new ServiceCollection().AddSingleton(
            PortalKey.Open(Settings(Directory.CreateTempSubdirectory("portal-key-")))).BuildServiceProvider();
        Should.Throw<System.Security.Cryptography.AuthenticationTagMismatchException>(() => new KeyDecryptor(others).Decrypt(encrypted));
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(Path.Combine(data.FullName, "portal.key")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task Two_starts_at_once_share_one_key()
    {
        for (var round = 0; round < 25; round++)
        {
            var data = Directory.CreateTempSubdirectory("portal-key-");
            using var together = new Barrier(4);
            var starts = Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(() =>
            {
                together.SignalAndWait();
                return Convert.ToHexString(PortalKey.Open(Settings(data)).Secret);
            }, TaskCreationOptions.LongRunning));
            (await Task.WhenAll(starts)).Distinct().ShouldHaveSingleItem();
            data.GetFiles().ShouldHaveSingleItem();
            data.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_setting_that_is_no_key_says_how_to_make_one() =>
        Should.Throw<EnvironmentLackException>(
            () => PortalKey.Open(new ConfigurationBuilder().AddInMemoryCollection([new("PORTAL_KEY", "short")]).Build()))
            .Message.ShouldContain("openssl rand -base64 32");

    [Theory]
    [InlineData("__Host-portal.form=a; x=1", "portal.form=a; x=1")]
    [InlineData("portal.form=planted; __Host-portal.form=own", "portal.form=own")]
    [InlineData("portal.form=planted", "")]
    public void A_cookie_without_its_prefix_is_not_read_over_https(string sent, string read) =>
        FormCookiePrefix.Incoming(sent).ShouldBe(read);

    private static IConfiguration Settings(DirectoryInfo data) =>
        new ConfigurationBuilder().AddInMemoryCollection([new("PORTAL_DATA", data.FullName)]).Build();
}
