using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using PartnerPortal.Data.Identity;
using PartnerPortal.Web.Security;
using PartnerPortal.Web.Texts;
using PartnerPortal.Web.Vendor;

namespace PartnerPortal.Web.Endpoints;

/// <summary>What changes the session and therefore is a form post and no circuit event: leaving, and the language.</summary>
internal static class SessionEndpoints
{
    public static void MapSession(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/sign-out", SignOutAsync);
        endpoints.MapPost("/language", ChangeLanguageAsync).AllowAnonymous();
        endpoints.MapGet("/vendor/logo", Logo).AllowAnonymous();
    }

    private static async Task<IResult> SignOutAsync(SignInManager<PortalUser> signIns, [FromForm] string? returnUrl)
    {
        await signIns.SignOutAsync();
        return Results.LocalRedirect(LocalUrl.Or(returnUrl, "/sign-in"));
    }

    private static async Task<IResult> ChangeLanguageAsync(
        HttpContext context, UserManager<PortalUser> users, [FromForm] string language, [FromForm] string? returnUrl)
    {
        if (PortalLanguage.Find(language) is not { } chosen) return Results.BadRequest();
        LanguageCookie.Write(context, chosen);
        if (await users.GetUserAsync(context.User) is { } user)
        {
            user.Language = chosen.Code;
            await users.UpdateAsync(user);
        }

        return Results.LocalRedirect(LocalUrl.Or(returnUrl, "/"));
    }

    private static IResult Logo(VendorLook look) =>
        look.HasLogo ? Results.File(look.LogoFile!, look.LogoType) : Results.NotFound();
}
