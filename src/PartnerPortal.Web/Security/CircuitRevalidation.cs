using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using PartnerPortal.Data;
using PartnerPortal.Data.People.Identity;

namespace PartnerPortal.Web.Security;

/// <summary>
/// Says who the person of an open page is. Every 30 seconds it asks whether the person may still be there, so that a page nobody touches is
/// left too; an event is checked before it happens (<see cref="CircuitGuard"/>).
/// </summary>
internal sealed class CircuitRevalidation(ILoggerFactory logs, IServiceScopeFactory scopes)
    : RevalidatingServerAuthenticationStateProvider(logs)
{
    private static readonly AuthenticationState Nobody = new(new ClaimsPrincipal(new ClaimsIdentity()));

    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(30);

    /// <summary>Nobody is there any more: what is open shows nothing, and the page goes to sign in.</summary>
    public void Leave() => SetAuthenticationState(Task.FromResult(Nobody));

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState state, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            return await scope.ServiceProvider.GetRequiredService<SignInManager<PortalUser>>().ValidateSecurityStampAsync(
                state.User) is not null;
        }
        catch (Exception outage) when (DatabaseFailure.IsOutage(outage))
        {
            // No answer is no refusal. Every event and every write asks again, and so does the next look.
            return true;
        }
    }
}
