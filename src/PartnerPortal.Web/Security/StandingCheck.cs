using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.StaticAssets;
using PartnerPortal.Application.People.Accounts;
using PartnerPortal.Data;

namespace PartnerPortal.Web.Security;

/// <summary>
/// Asks at each request whether the person of a cookie may still be there, and now and then for all that the cookie says. The page that
/// says that the database does not answer must not ask it: it is shown to nobody in particular, without a frame that would want to know
/// more.
/// </summary>
internal sealed class StandingCheck(RequestDelegate next)
{
    private static readonly object Ended = new();

    /// <summary>Stands behind the authentication.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        if (SaysOutage(context)) context.User = new ClaimsPrincipal(new ClaimsIdentity());
        return next(context);
    }

    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        // A file is the same for everybody.
        var http = context.HttpContext;
        if (SaysOutage(http) || http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null) return;
        var sessions = http.RequestServices.GetRequiredService<SessionQueries>();
        var viewer = context.Principal is { } person ? ViewerClaims.Of(person) : null;
        if (viewer is { SessionId: not null } && await sessions.StandsAsync(viewer, http.RequestAborted))
        {
            await SecurityStampValidator.ValidatePrincipalAsync(context);
            return;
        }

        http.Items[Ended] = true;
        context.RejectPrincipal();
        // What an open page asks by itself, also when it is left, must not take the cookie away: by the cookie the next page knows that
        // somebody was signed in until just now, and says so.
        if (!http.Request.Path.StartsWithSegments("/_blazor")) await http.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    /// <summary>Whether the person was signed in until just now: the sign-in page says so.</summary>
    public static bool HasEnded(HttpContext context) => context.Items.ContainsKey(Ended);

    private static bool SaysOutage(HttpContext context) =>
        DatabaseFailure.IsOutage(context.Features.Get<IExceptionHandlerFeature>()?.Error);
}
