using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PartnerPortal.Web.Tests.Account;

/// <summary>An identity provider that asks nothing: whoever comes is the person that the test set.</summary>
public sealed class SmallProvider : IAsyncDisposable
{
    public const string ClientId = "partner-portal";
    public const string ClientSecret = "a secret between the two";

    private readonly Dictionary<string, (string Challenge, string Nonce)> _codes = [];
    private readonly WebApplication _app;

    private SmallProvider(WebApplication app) => _app = app;

    public Uri Address { get; private set; } = new("http://localhost");

    /// <summary>What it says about whoever comes.</summary>
    public ProviderAnswer Answer { get; set; } = new("s-1", "nobody@vendor.example");

    public static async Task<SmallProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var provider = new SmallProvider(app);
        app.MapGet("/.well-known/openid-configuration", provider.Describe);
        app.MapGet("/authorize", provider.Authorize);
        app.MapPost("/token", provider.TokenAsync);
        await app.StartAsync();
        provider.Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return provider;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private IResult Describe() => Results.Json(new Dictionary<string, string>
    {
        ["issuer"] = Address.ToString(),
        ["authorization_endpoint"] = new Uri(Address, "authorize").ToString(),
        ["token_endpoint"] = new Uri(Address, "token").ToString(),
    });

    private IResult Authorize(HttpRequest request)
    {
        var query = request.Query;
        query["client_id"].ToString().ShouldBe(ClientId);
        query["code_challenge_method"].ToString().ShouldBe("S256");
        query["scope"].ToString().ShouldContain("openid");
        var code = Guid.NewGuid().ToString("N");
        _codes[code] = (query["code_challenge"].ToString(), query["nonce"].ToString());
        return Results.Redirect(QueryHelpers.AddQueryString(query["redirect_uri"].ToString(), new Dictionary<string, string?> { ["code"] = code, ["state"] = query["state"] }));
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        if (form["client_secret"] != ClientSecret || !_codes.Remove(form["code"].ToString(), out var asked)) return Results.BadRequest();
        var proof = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        if (proof != asked.Challenge) return Results.BadRequest();
        return Results.Json(new Dictionary<string, string> { ["access_token"] = "access", ["token_type"] = "Bearer", ["id_token"] = Token(asked.Nonce) });
    }

    private string Token(string nonce)
    {
        var claims = new Dictionary<string, object>
        {
            ["iss"] = Address.ToString(), ["aud"] = Answer.Audience, ["sub"] = Answer.Subject, ["nonce"] = Answer.Nonce ?? nonce,
            ["exp"] = TimeProvider.System.GetUtcNow().AddMinutes(Answer.Minutes).ToUnixTimeSeconds(),
            ["email"] = Answer.Email, ["email_verified"] = Answer.Verified, ["amr"] = Answer.Mfa ? new[] { "pwd", "mfa" } : ["pwd"],
        };
        return string.Create(CultureInfo.InvariantCulture, $"e30.{WebEncoders.Base64UrlEncode(JsonSerializer.SerializeToUtf8Bytes(claims))}.none");
    }
}

/// <summary>What the provider says.</summary>
public sealed record ProviderAnswer(
    string Subject, string Email, bool Verified = true, bool Mfa = false, string? Nonce = null, string Audience = SmallProvider.ClientId, int Minutes = 5);
