using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.WebUtilities;

namespace PartnerPortal.Web.Security.Provider;

/// <summary>What the provider says about somebody.</summary>
/// <param name="Subject">Its own key of the person; it never changes.</param>
/// <param name="VerifiedEmail">Null where the provider does not vouch for the address.</param>
/// <param name="Mfa">Whether the person proved two factors there.</param>
internal sealed record ProviderIdentity(string Issuer, string Subject, string? VerifiedEmail, bool Mfa)
{
    /// <summary>
    /// Reads an identity token that came from the provider's token endpoint over a connection the portal itself opened, which vouches for
    /// its origin (OpenID Connect Core, 3.1.3.7, point 6); what it says is checked here.
    /// </summary>
    /// <exception cref="AuthenticationFailureException">It is for somebody else, of somebody else, of another question, or too old.</exception>
    public static ProviderIdentity Read(string token, string issuer, string clientId, string? nonce, DateTimeOffset at)
    {
        using var document = Payload(token);
        var claims = document.RootElement;
        Require(Text(claims, "iss") == issuer, "issuer");
        Require(Texts(claims, "aud").Contains(clientId), "audience");
        Require(nonce is not null && Text(claims, "nonce") == nonce, "nonce");
        Require(claims.TryGetProperty("exp", out var expires) && expires.GetInt64() > at.ToUnixTimeSeconds(), "time");
        var subject = Text(claims, "sub");
        Require(subject is { Length: > 0 }, "subject");
        return new ProviderIdentity(issuer, subject!, VerifiedEmailOf(claims), Texts(claims, "amr").Contains("mfa"));
    }

    /// <summary>The address that the provider vouches for; null for none.</summary>
    public static string? VerifiedEmailOf(JsonElement claims) =>
        claims.TryGetProperty("email_verified", out var verified) && (verified.ValueKind == JsonValueKind.True || verified.ToString() == "true") ? Text(claims, "email") : null;

    public static string? Text(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string[] Texts(JsonElement claims, string name) => !claims.TryGetProperty(name, out var value)
        ? []
        : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(each => each.ToString())] : [value.ToString()];

    private static JsonDocument Payload(string token)
    {
        var parts = token.Split('.');
        Require(parts.Length == 3, "form");
        try
        {
            return JsonDocument.Parse(WebEncoders.Base64UrlDecode(parts[1]));
        }
        catch (Exception broken) when (broken is FormatException or JsonException)
        {
            throw new AuthenticationFailureException("The identity token cannot be read", broken);
        }
    }

    private static void Require(bool holds, string what)
    {
        if (!holds) throw new AuthenticationFailureException($"The identity token has another {what}");
    }
}
