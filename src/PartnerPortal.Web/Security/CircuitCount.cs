using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace PartnerPortal.Web.Security;

/// <summary>
/// Counts the pages of a person for as long as each takes memory. Whoever has a dozen gets a page that says so (<see cref="OpenPages"/>);
/// those that are opened in the same moment, or by a program, are ended here.
/// </summary>
internal sealed class CircuitCount(OpenPages pages, AuthenticationStateProvider person) : CircuitHandler
{
    private Guid? _userId;

    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        _userId = ViewerClaims.Of((await person.GetAuthenticationStateAsync()).User)?.UserId;
        if (_userId is not { } userId) throw new InvalidOperationException("Only people who signed in have open pages.");
        if (!pages.TryOpen(userId, circuit.Id)) throw new InvalidOperationException($"User {userId} has {pages.Most} pages open already.");
    }

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (_userId is { } userId) pages.Close(userId, circuit.Id);
        return Task.CompletedTask;
    }
}
