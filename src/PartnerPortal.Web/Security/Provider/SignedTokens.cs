using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace PartnerPortal.Web.Security.Provider;

/// <summary>
/// Believes only tokens that the provider signed. The framework would take an unsigned one that comes straight from the provider, as the
/// standard allows; then all would hang on that one connection. A key that is not known yet is looked for once: providers change theirs.
/// </summary>
internal sealed class SignedTokens(ProviderDescription provider) : JsonWebTokenHandler
{
    public override async Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
    {
        validationParameters.RequireSignedTokens = true;
        var result = await base.ValidateTokenAsync(token, validationParameters);
        if (result.Exception is not SecurityTokenSignatureKeyNotFoundException) return result;
        provider.RequestRefresh();
        validationParameters.IssuerSigningKeys = (await provider.GetConfigurationAsync(CancellationToken.None)).SigningKeys;
        return await base.ValidateTokenAsync(token, validationParameters);
    }
}
