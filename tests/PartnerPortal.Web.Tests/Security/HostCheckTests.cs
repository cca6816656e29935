using System.Net;
using System.Net.NetworkInformation;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using PartnerPortal.Web.Security;

namespace PartnerPortal.Web.Tests.Security;

[Collection(PortalCollection.Name)]
public sealed class HostCheckTests(PortalServer server)
{
    // The machine's two names are often one, which would be one row twice.
    public static TheoryData<string> OwnHosts => [.. Names.Concat(Addresses).Distinct()];

    private static IEnumerable<string> Names =>
        ["localhost", "LOCALHOST", "127.0.0.1", "[::1]", Environment.MachineName, Dns.GetHostName()];

    private static IEnumerable<string> Addresses =>
    [
        .. NetworkInterface.GetAllNetworkInterfaces().SelectMany(face => face.GetIPProperties().UnicastAddresses)
            .Where(unicast => !IPAddress.IsLoopback(unicast.Address) && !unicast.Address.IsIPv6LinkLocal)
            .Select(unicast => unicast.Address.ToString() is var text && text.Contains(':') ? $"[{text}]" : text),
    ];

    [Theory]
    [InlineData("evil.example")]
    [InlineData("localhost.evil.example")]
    [InlineData("192.0.2.7")]
    [InlineData("[2001:db8::7]")]
    [InlineData("0.0.0.0")]
    public async Task Another_host_gets_a_plain_answer_that_names_the_setting(string host)
    {
        foreach (var path in new[] { "/", "/sign-in", "/js/portal.js", "/no-such-page", "/_blazor/negotiate" })
        {
            var answer = await GetAsync(path, $"{host}:{server.Address.Port}");
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, path);
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/plain");
            var text = await answer.Content.ReadAsStringAsync();
            text.ShouldContain(host.Trim('[', ']'));
            text.ShouldContain("setting Address");
            answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        }
    }

    [Fact]
    public async Task The_answer_is_in_the_readers_language() =>
        (await (await GetAsync("/", "evil.example", "de-AT,de;q=0.8")).Content.ReadAsStringAsync()).ShouldContain(
            "antwortet nicht für evil.example");

    [Theory]
    [MemberData(nameof(OwnHosts))]
    public async Task This_machine_is_known_by_its_names_and_addresses(string host) =>
        (await GetAsync("/sign-in", host)).StatusCode.ShouldBe(HttpStatusCode.OK);

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Watchdogs_ask_by_whatever_name(string path) =>
        (await GetAsync(path, "10.1.2.3:8080")).StatusCode.ShouldBe(HttpStatusCode.OK);

    [Fact]
    public async Task A_forwarded_host_of_a_stranger_changes_nothing()
    {
        using var client = server.NewClient();
        using var request = FormClient.Page(HttpMethod.Get, "/sign-in");
        request.Headers.Add("X-Forwarded-Host", "evil.example");
        var answer = await client.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldNotContain("evil");
    }

    [Fact]
    public void The_setting_names_the_address_and_the_domain_of_passkeys_its_hosts()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Address"] = "https://partners.vendor.example/", ["SignIn:PasskeyDomain"] = "vendor.test",
        }).Build();
        using var listening = new NoServer();
        var hosts = new KnownHosts(configuration, listening);
        string[] known = ["partners.vendor.example", "PARTNERS.VENDOR.EXAMPLE.", "vendor.test", "de.vendor.test"];
        known.ShouldAllBe(host => hosts.Knows(host, null));
        string[] others = ["vendor.example", "x.partners.vendor.example", "evilvendor.test", "", "."];
        others.ShouldAllBe(host => !hosts.Knows(host, null));
        hosts.Knows("192.0.2.9", IPAddress.Parse("::ffff:192.0.2.9")).ShouldBeTrue();
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string host, string language = "en")
    {
        using var client = server.NewClient();
        using var request = FormClient.Page(HttpMethod.Get, path, language);
        request.Headers.Host = host;
        return await client.SendAsync(request);
    }

    private sealed class NoServer : IServer
    {
        public IFeatureCollection Features { get; } = new FeatureCollection();

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken) where TContext
            : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
        }
    }
}
