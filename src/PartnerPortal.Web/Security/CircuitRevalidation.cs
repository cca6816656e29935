using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using PartnerPortal.Data;
using PartnerPortal.Data.Identity;

namespace PartnerPortal.Web.Security;

/// <summary>Asks every 30 seconds whether the person of an open page may still be there; who was disabled, changed or signed out leaves it.</summary>
internal sealed class CircuitRevalidation(ILoggerFactory logs, IServiceScopeFactory scopes) : RevalidatingServerAuthenticationStateProvider(logs)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(30);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState state, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            return await scope.ServiceProvider.GetRequiredService<SignInManager<PortalUser>>().ValidateSecurityStampAsync(state.User) is not null;
        }
        catch (Exception outage) when (DatabaseFailure.IsOutage(outage))
        {
            // No answer is no refusal. Every write asks again, and so does the next look.
            return true;
        }
    }
}
