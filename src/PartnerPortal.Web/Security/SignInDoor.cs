using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using PartnerPortal.Application.Accounts;
using PartnerPortal.Data.Identity;

namespace PartnerPortal.Web.Security;

/// <summary>Opens the door to somebody who has proved all that is asked for: a session, and the cookie that names it.</summary>
public sealed class SignInDoor(
    SignInManager<PortalUser> signIns, OpenSession openSession, PartialSignIn half, IHttpContextAccessor http, ILogger<SignInDoor> log)
{
    public async Task OpenAsync(Account account, SessionFactor factor, CancellationToken ct)
    {
        var context = http.HttpContext ?? throw new InvalidOperationException("Signing in takes place in a request");
        var user = await signIns.UserManager.FindByIdAsync(account.UserId.ToString()) ?? throw new InvalidOperationException("The account is gone");
        var command = new OpenSessionCommand(account, context.Connection.RemoteIpAddress?.ToString(), context.Request.Headers.UserAgent.ToString(), factor);
        var session = await openSession.RunAsync(command, ct);
        await half.EndAsync();
        await signIns.SignInWithClaimsAsync(user, isPersistent: false, [new Claim(ViewerClaims.Session, session.ToString())]);
        log.LogInformation("User {UserId} signed in with {Factor}", account.UserId, factor);
    }
}
