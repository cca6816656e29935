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
    private readonly RSA _stranger = RSA.Create(2048);
    private readonly WebApplication _app;
    private RSA _key = RSA.Create(2048);
    private int _keyNumber = 1;

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
        app.MapGet("/keys", provider.Keys);
        await app.StartAsync();
        provider.Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return provider;
    }

    /// <summary>Signs by another key from now on, as providers do now and then.</summary>
    public void ChangeKey()
    {
        _key.Dispose();
        (_key, _keyNumber) = (RSA.Create(2048), _keyNumber + 1);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _key.Dispose();
        _stranger.Dispose();
    }

    private IResult Describe() => Results.Json(new Dictionary<string, string>
    {
        ["issuer"] = Address.ToString(),
        ["authorization_endpoint"] = new Uri(Address, "authorize").ToString(),
        ["token_endpoint"] = new Uri(Address, "token").ToString(),
        ["jwks_uri"] = new Uri(Address, "keys").ToString(),
    });

    private IResult Keys()
    {
        var numbers = _key.ExportParameters(includePrivateParameters: false);
        return Results.Json(
            new { keys = new[] { new { kty = "RSA", use = "sig", alg = "RS256", kid = KeyId,
            n = WebEncoders.Base64UrlEncode(numbers.Modulus!), e = WebEncoders.Base64UrlEncode(numbers.Exponent!) } } });
    }

    private string KeyId => string.Create(CultureInfo.InvariantCulture, $"key-{_keyNumber}");

    private IResult Authorize(HttpRequest request)
    {
        var query = request.Query;
        query["client_id"].ToString().ShouldBe(ClientId);
        query["code_challenge_method"].ToString().ShouldBe("S256");
        query["scope"].ToString().ShouldContain("openid");
        var code = Guid.NewGuid().ToString("N");
        _codes[code] = (query["code_challenge"].ToString(), query["nonce"].ToString());
        return Results.Redirect(
            QueryHelpers.AddQueryString(
                query["redirect_uri"].ToString(), new Dictionary<string, string?> { ["code"] = code, ["state"] = query["state"] }));
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        if (form["client_secret"] != ClientSecret || !_codes.Remove(form["code"].ToString(), out var asked)) return Results.BadRequest();
        var proof = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        if (proof != asked.Challenge) return Results.BadRequest();
        return Results.Json(
            new Dictionary<string, string> { ["access_token"] = "access", ["token_type"] = "Bearer", ["id_token"] = Token(asked.Nonce) });
    }

    private string Token(string nonce)
    {
        var claims = new Dictionary<string, object>
        {
            ["iss"] = Answer.Issuer ?? Address.ToString(), ["aud"] = Answer.Audience, ["sub"] = Answer.Subject,
            ["nonce"] = Answer.Nonce ?? nonce,
            ["iat"] = TimeProvider.System.GetUtcNow().AddMinutes(-5).ToUnixTimeSeconds(),
            ["exp"] = TimeProvider.System.GetUtcNow().AddMinutes(Answer.Minutes).ToUnixTimeSeconds(),
            ["email"] = Answer.Email, ["email_verified"] = Answer.Verified, ["amr"] = Answer.Mfa ? new[] { "pwd", "mfa" } : ["pwd"],
        };
        var header = new { alg = Answer.Signature == ProviderSignature.None
            ? "none" : Answer.Signature == ProviderSignature.Secret ? "HS256"
            : "RS256", kid = KeyId, typ = "JWT" };
        var signed = $"{WebEncoders.Base64UrlEncode(JsonSerializer.SerializeToUtf8Bytes(header))}.{WebEncoders.Base64UrlEncode(JsonSerializer.SerializeToUtf8Bytes(claims))}";
        return $"{signed}.{WebEncoders.Base64UrlEncode(Sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    private byte[] Sign(byte[] text) => Answer.Signature switch
    {
        ProviderSignature.Own => _key.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        ProviderSignature.Strangers => _stranger.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        ProviderSignature.Secret => HMACSHA256.HashData(Encoding.ASCII.GetBytes(_key.ExportSubjectPublicKeyInfoPem()), text),
        ProviderSignature.None => [],
    };
}

/// <summary>By what the provider's token is signed.</summary>
public enum ProviderSignature
{
    Own,

    /// <summary>A key of somebody else under the name of the provider's.</summary>
    Strangers,

    /// <summary>The public key, taken for a shared secret.</summary>
    Secret,
    None,
}

/// <summary>What the provider says.</summary>
public sealed record ProviderAnswer(string Subject, string Email, bool Mfa = false)
{
    public bool Verified { get; init; } = true;

    /// <summary>Null for that of the question.</summary>
    public string? Nonce { get; init; }

    /// <summary>Null for its own address.</summary>
    public string? Issuer { get; init; }

    public string Audience { get; init; } = SmallProvider.ClientId;

    public int Minutes { get; init; } = 5;

    public ProviderSignature Signature { get; init; }
}
