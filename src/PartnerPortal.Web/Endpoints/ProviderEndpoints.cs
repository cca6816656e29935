using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using PartnerPortal.Application.People.Accounts;
using PartnerPortal.Web.Security;
using PartnerPortal.Web.Security.Provider;

namespace PartnerPortal.Web.Endpoints;

/// <summary>The way to the identity provider and back; absent where the settings name none.</summary>
internal static class ProviderEndpoints
{
    public static void MapProvider(this IEndpointRouteBuilder endpoints)
    {
        if (!endpoints.ServiceProvider.GetRequiredService<SignInPolicy>().HasProvider) return;
        endpoints.MapGet("/sign-in/provider", Ask).AllowAnonymous();
        endpoints.MapGet("/sign-in/provider/done", DoneAsync).AllowAnonymous();
    }

    private static IResult Ask(string? returnUrl) => Results.Challenge(
        new AuthenticationProperties { RedirectUri = "/sign-in/provider/done?returnUrl=" + Uri.EscapeDataString(
            LocalUrl.Or(returnUrl, "/")) }, [ProviderServices.Scheme]);

    /// <summary>Only for accounts that exist: nobody gets in because a provider knows them.</summary>
    private static async Task<IResult> DoneAsync(
        HttpContext context, [AsParameters] DoneParts parts, string? returnUrl, CancellationToken ct)
    {
        var answer = await context.AuthenticateAsync(IdentityConstants.ExternalScheme);
        await context.SignOutAsync(IdentityConstants.ExternalScheme);
        if (!answer.Succeeded) return await RefusedAsync(context, parts);
        var who = new ProvidedPerson(
            answer.Principal.FindFirstValue(ProviderClaims.Issuer)!, answer.Principal.FindFirstValue(ProviderClaims.Subject)!,
            answer.Principal.FindFirstValue(ProviderClaims.Email));
        if (await parts.SignInByProvider.RunAsync(who, ct) is not { } account) return await RefusedAsync(context, parts);
        if (answer.Principal.HasClaim(ProviderClaims.Mfa, "true") && parts.Policy.TrustsProvidersMfa)
        {
            await parts.Course.FinishAsync(account, SessionFactor.Provider, ct);
            return Results.LocalRedirect(LocalUrl.Or(returnUrl, "/"));
        }

        var step = await parts.Course.NextAsync(account.UserId, SessionFactor.Provider, ct) ?? SignInStep.Refused;
        return Results.LocalRedirect(SignInCourse.PageOf(step, LocalUrl.Or(returnUrl, "/")));
    }

    private static async Task<IResult> RefusedAsync(HttpContext context, DoneParts parts)
    {
        await parts.Record.RunAsync("provider", null, new SignInSource(context.Connection.RemoteIpAddress), context.RequestAborted);
        return Results.LocalRedirect("/sign-in?refused=provider");
    }

    private sealed record DoneParts(
        SignInByProvider SignInByProvider, SignInCourse Course, SignInPolicy Policy, RecordRefusedSignIn Record);
}
