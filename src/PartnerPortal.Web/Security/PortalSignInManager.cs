using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using PartnerPortal.Application.People.Accounts;
using PartnerPortal.Data.People.Identity;

namespace PartnerPortal.Web.Security;

/// <summary>
/// The framework's sign-in, for which a cookie is good only as long as its session is open. Cookies are checked every 30 seconds of use,
/// circuits by <see cref="CircuitRevalidation"/>; both ask here.
/// </summary>
internal sealed class PortalSignInManager(
    UserManager<PortalUser> users,
    IHttpContextAccessor context,
    IUserClaimsPrincipalFactory<PortalUser> claims,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<PortalUser>> log,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<PortalUser> confirmation,
    SessionQueries sessions)
    : SignInManager<PortalUser>(users, context, claims, options, log, schemes, confirmation)
{
    public override async Task<PortalUser?> ValidateSecurityStampAsync(ClaimsPrincipal? principal)
    {
        if (principal is null || ViewerClaims.Of(principal) is not { SessionId: { } session } viewer) return null;
        return await sessions.IsOpenAsync(viewer.UserId, session, CancellationToken.None)
            ? await base.ValidateSecurityStampAsync(principal)
            : null;
    }
}
