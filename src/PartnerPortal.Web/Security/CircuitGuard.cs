using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using PartnerPortal.Application.People.Accounts;
using PartnerPortal.Data;

namespace PartnerPortal.Web.Security;

/// <summary>
/// Asks before each event of an open page whether its person may still be there; one short query. Who was signed out, disabled or moved, or
/// is there for too long, neither changes nor reads anything more: the page goes to sign in and says why.
/// </summary>
internal sealed class CircuitGuard(AuthenticationStateProvider person, SessionQueries sessions) : CircuitHandler
{
    private readonly ArrivalOrder _order = new();

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(
        Func<CircuitInboundActivityContext, Task> next) =>
        context => _order.RunAsync(StandsAsync, () => next(context), ((CircuitRevalidation)person).Leave);

    private async Task<bool> StandsAsync()
    {
        if (ViewerClaims.Of((await person.GetAuthenticationStateAsync()).User) is not { } viewer) return false;
        try
        {
            return await sessions.StandsAsync(viewer, CancellationToken.None);
        }
        catch (Exception outage) when (DatabaseFailure.IsOutage(outage))
        {
            // No answer is no refusal; the event will not get one either.
            return true;
        }
    }
}
