using Microsoft.IdentityModel.Tokens;

namespace PartnerPortal.Web.Security.Provider;

/// <summary>What the portal asked the provider, against which its answer is held.</summary>
/// <param name="Nonce">What the answer has to repeat; null where the question is not known, which no answer fits.</param>
/// <param name="Keys">By which the provider signs.</param>
/// <param name="At">When the answer came.</param>
internal sealed record ProviderQuestion(string Issuer, string ClientId, string? Nonce, IReadOnlyList<SecurityKey> Keys, DateTimeOffset At)
{
    /// <summary>Public-key signatures only: what is signed by a shared secret could be signed by whoever has it.</summary>
    private static readonly string[] Algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    /// <summary>Clocks differ.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(30);

    public TokenValidationParameters Parameters => new()
    {
        ValidIssuer = Issuer,
        ValidAudience = ClientId,
        IssuerSigningKeys = Keys,
        ValidAlgorithms = Algorithms,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        LifetimeValidator = (from, until, _, _) => until > At.UtcDateTime && !(from > (At + Ahead).UtcDateTime),
    };
}
