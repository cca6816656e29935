using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using PartnerPortal.Application.People.Accounts;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data.People.Identity;
using PartnerPortal.Web.Security;
using PartnerPortal.Web.Texts;
using PartnerPortal.Web.Vendor;

namespace PartnerPortal.Web.Endpoints;

/// <summary>What changes the session and therefore is a form post and no circuit event: leaving, and the language.</summary>
internal static class SessionEndpoints
{
    public static void MapSession(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/sign-out", SignOutAsync).RequireAuthorization(nameof(Permission.ManageOwnAccount));
        endpoints.MapPost("/language", ChangeLanguageAsync).AllowAnonymous();
        endpoints.MapGet("/vendor/logo", Logo).AllowAnonymous();
    }

    private static async Task<IResult> SignOutAsync(
        ClaimsPrincipal person, SignInManager<PortalUser> signIns, EndSessions endSessions, [FromForm] string? returnUrl,
        CancellationToken ct)
    {
        if (ViewerClaims.Of(person) is { SessionId: { } session } viewer) await endSessions.RunAsync(viewer, CommandId.New(), session, ct);
        await signIns.SignOutAsync();
        return Results.LocalRedirect(LocalUrl.Or(returnUrl, "/sign-in"));
    }

    private static async Task<IResult> ChangeLanguageAsync(
        HttpContext context, ChangeLanguage changeLanguage, [FromForm] string language, [FromForm] string? returnUrl, CancellationToken ct)
    {
        if (PortalLanguage.Find(language) is not { } chosen) return Results.BadRequest();
        LanguageCookie.Write(context, chosen);
        if (ViewerClaims.Of(context.User) is { } viewer) await changeLanguage.RunAsync(viewer, CommandId.New(), chosen.Code, ct);
        return Results.LocalRedirect(LocalUrl.Or(returnUrl, "/"));
    }

    private static IResult Logo(VendorLook look) =>
        look.HasLogo ? Results.File(look.LogoFile!, look.LogoType) : Results.NotFound();
}
