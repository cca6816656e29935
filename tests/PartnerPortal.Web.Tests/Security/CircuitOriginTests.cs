using System.Net;

namespace PartnerPortal.Web.Tests.Security;

[Collection(PortalCollection.Name)]
public sealed class CircuitOriginTests(PortalServer server)
{
    [Theory]
    [InlineData("https://elsewhere.example")]
    [InlineData("null")]
    [InlineData(null)]
    public async Task A_circuit_from_another_page_is_refused(string? origin)
    {
        using var client = server.NewClient();
        (await client.SendAsync(Negotiation(origin))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_same_host_on_another_port_is_another_page()
    {
        using var client = server.NewClient();
        (await client.SendAsync(Negotiation("http://localhost:1"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_socket_from_another_page_is_refused()
    {
        using var client = server.NewClient();
        using var request = new HttpRequestMessage(
            HttpMethod.Get, "/_blazor?id=x") { Headers = { { "Origin", "https://elsewhere.example" } } };
        request.Headers.Add("Upgrade", "websocket");
        request.Headers.Add("Connection", "Upgrade");
        (await client.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_stranger_of_this_page_gets_no_circuit_either()
    {
        using var client = server.NewClient();
        var answer = await client.SendAsync(Negotiation(server.Address.GetLeftPart(UriPartial.Authority)));
        answer.StatusCode.ShouldBeOneOf(HttpStatusCode.Redirect, HttpStatusCode.Unauthorized);
    }

    private static HttpRequestMessage Negotiation(string? origin)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        if (origin is not null) request.Headers.Add("Origin", origin);
        return request;
    }
}
