using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using PartnerPortal.Application.People.Accounts;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Domain;
using PartnerPortal.Web.Security;

namespace PartnerPortal.Web.Endpoints;

/// <summary>
/// What the script of passkeys asks for and hands over: forms with the page's antiforgery token, since the ceremony needs a cookie and a
/// circuit has none.
/// </summary>
internal static class PasskeyEndpoints
{
    public static void MapPasskeys(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/sign-in/passkey/request", RequestAsync).AllowAnonymous();
        endpoints.MapPost("/sign-in/passkey/creation", FirstCreationAsync).AllowAnonymous();

        var own = endpoints.MapGroup("/account/passkeys").RequireAuthorization(nameof(Permission.ManageOwnAccount));
        own.MapPost("/request", OwnRequestAsync);
        own.MapPost("/proof", ProveAsync);
        own.MapPost("/creation", CreationAsync);
        own.MapPost("", AddAsync);
    }

    /// <summary>To sign in: a passkey of whom the first half names, otherwise any.</summary>
    private static async Task<IResult> RequestAsync(
        PasskeyCeremony ceremony, PartialSignIn half, [FromForm] string? credential, CancellationToken ct) =>
        Json(await ceremony.RequestAsync((await half.WhoAsync(ct))?.UserId));

    /// <summary>The first one, while signing in.</summary>
    private static async Task<IResult> FirstCreationAsync(
        PasskeyCeremony ceremony, PartialSignIn half, AddPasskey addPasskey, [FromForm] string? credential, CancellationToken ct)
    {
        if (await half.WhoAsync(ct) is not { } account) return Results.NotFound();
        return await OrConflict(() => addPasskey.CheckAsync(account.AsViewer(), ct)) ?? Json(await ceremony.CreationAsync(account));
    }

    private static async Task<IResult> OwnRequestAsync(ClaimsPrincipal person, PasskeyCeremony ceremony, [FromForm] string? credential) =>
        Json(await ceremony.RequestAsync(ViewerClaims.Of(person)!.UserId));

    /// <summary>Confirms who is there (<see cref="StepUp"/>).</summary>
    private static async Task<IResult> ProveAsync(
        ClaimsPrincipal person, PasskeyCeremony ceremony, ConfirmIdentity confirmIdentity, [FromForm] string credential,
        CancellationToken ct)
    {
        var viewer = ViewerClaims.Of(person)!;
        if (await ceremony.ProvedAsync(credential, viewer.UserId) is null) return Results.Conflict();
        await confirmIdentity.NotePasskeyAsync(viewer, ct);
        return Results.NoContent();
    }

    private static async Task<IResult> CreationAsync(
        ClaimsPrincipal person, PasskeyCeremony ceremony, AccountQueries accounts, AddPasskey addPasskey, [FromForm] string? credential,
        CancellationToken ct)
    {
        var viewer = ViewerClaims.Of(person)!;
        if (await accounts.OwnAsync(viewer, ct) is not { } account) return Results.NotFound();
        return await OrConflict(() => addPasskey.CheckAsync(viewer, ct)) ?? Json(await ceremony.CreationAsync(account));
    }

    /// <summary>One more, within a session.</summary>
    private static async Task<IResult> AddAsync(ClaimsPrincipal person, [AsParameters] AddParts parts, CancellationToken ct)
    {
        var viewer = ViewerClaims.Of(person)!;
        if (await parts.Accounts.OwnAsync(viewer, ct) is not { } account) return Results.NotFound();
        if (await parts.Ceremony.CreatedAsync(account, parts.Credential, parts.Name) is not { } passkey) return Results.Conflict();
        return await OrConflict(() => parts.AddPasskey.RunAsync(viewer, passkey, ct)) ?? Results.NoContent();
    }

    private static async Task<IResult?> OrConflict(Func<Task> action)
    {
        try
        {
            await action();
            return null;
        }
        catch (RuleViolationException)
        {
            return Results.Conflict();
        }
    }

    private static IResult Json(string text) => Results.Text(text, "application/json");

    private sealed record AddParts(
        PasskeyCeremony Ceremony, AccountQueries Accounts, AddPasskey AddPasskey, [FromForm(Name = "credential")] string Credential,
        [FromForm(Name = "name")] string? Name);
}
