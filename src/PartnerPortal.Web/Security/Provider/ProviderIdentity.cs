using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;

namespace PartnerPortal.Web.Security.Provider;

/// <summary>What the provider says about somebody.</summary>
/// <param name="Subject">Its own key of the person; it never changes.</param>
/// <param name="VerifiedEmail">Null where the provider does not vouch for the address.</param>
/// <param name="Mfa">Whether the person proved two factors there.</param>
internal sealed record ProviderIdentity(string Issuer, string Subject, string? VerifiedEmail, bool Mfa)
{
    private static readonly JsonWebTokenHandler Tokens = new() { MapInboundClaims = false };

    /// <summary>The key that a token says it is signed by; empty for none.</summary>
    /// <exception cref="AuthenticationFailureException">It is no token.</exception>
    public static string KeyIdOf(string token) => Tokens.CanReadToken(token)
        ? Tokens.ReadJsonWebToken(token).Kid
        : throw new AuthenticationFailureException("The identity token cannot be read");

    /// <summary>Reads an identity token that the provider signed as the answer to a question (OpenID Connect Core, 3.1.3.7).</summary>
    /// <exception cref="AuthenticationFailureException">It is signed by somebody else, for somebody else, of another question, or too old.</exception>
    public static async Task<ProviderIdentity> ReadAsync(string token, ProviderQuestion question)
    {
        var checkedToken = await Tokens.ValidateTokenAsync(token, question.Parameters);
        if (!checkedToken.IsValid) throw new AuthenticationFailureException("The identity token is not good", checkedToken.Exception);
        using var document = JsonDocument.Parse(WebEncoders.Base64UrlDecode(((JsonWebToken)checkedToken.SecurityToken).EncodedPayload));
        var claims = document.RootElement;
        Require(question.Nonce is not null && Text(claims, "nonce") == question.Nonce, "nonce");
        Require(Texts(claims, "aud").Length == 1 || Text(claims, "azp") == question.ClientId, "audience");
        var subject = Text(claims, "sub");
        Require(subject is { Length: > 0 }, "subject");
        return new ProviderIdentity(question.Issuer, subject!, VerifiedEmailOf(claims), Texts(claims, "amr").Contains("mfa"));
    }

    /// <summary>The address that the provider vouches for; null for none.</summary>
    public static string? VerifiedEmailOf(JsonElement claims) =>
        claims.TryGetProperty("email_verified", out var verified) && (verified.ValueKind == JsonValueKind.True || verified.ToString() == "true") ? Text(claims, "email") : null;

    public static string? Text(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string[] Texts(JsonElement claims, string name) => !claims.TryGetProperty(name, out var value)
        ? []
        : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(each => each.ToString())] : [value.ToString()];

    private static void Require(bool holds, string what)
    {
        if (!holds) throw new AuthenticationFailureException($"The identity token has another {what}");
    }
}
