using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Identity;
using PartnerPortal.Data;

namespace PartnerPortal.Web.Security;

/// <summary>
/// Asks now and then whether the person of a cookie may still be there. The page that says that the database does not answer must not ask
/// it: it is shown to nobody in particular, without a frame that would want to know more.
/// </summary>
internal sealed class StandingCheck(RequestDelegate next)
{
    /// <summary>Stands behind the authentication.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        if (SaysOutage(context)) context.User = new ClaimsPrincipal(new ClaimsIdentity());
        return next(context);
    }

    public static Task ValidateAsync(CookieValidatePrincipalContext context) =>
        SaysOutage(context.HttpContext) ? Task.CompletedTask : SecurityStampValidator.ValidatePrincipalAsync(context);

    private static bool SaysOutage(HttpContext context) => DatabaseFailure.IsOutage(context.Features.Get<IExceptionHandlerFeature>()?.Error);
}
