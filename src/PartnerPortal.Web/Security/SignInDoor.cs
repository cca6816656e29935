using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using PartnerPortal.Application.People.Accounts;
using PartnerPortal.Data.People.Identity;

namespace PartnerPortal.Web.Security;

/// <summary>
/// Opens the door to somebody who has proved all that is asked for: a session, the cookie that names it, and a device that is known.
/// </summary>
public sealed class SignInDoor(
    SignInManager<PortalUser> signIns, OpenSession openSession, RememberDevice rememberDevice, PartialSignIn half, ILogger<SignInDoor> log)
{
    public async Task OpenAsync(Account account, SessionFactor factor, CancellationToken ct)
    {
        var context = signIns.Context;
        var user = await signIns.UserManager.FindByIdAsync(account.UserId.ToString())
            ?? throw new InvalidOperationException("The account is gone");
        var source = DeviceCookie.SourceOf(context, account.Email);
        var command = new OpenSessionCommand(account, source, context.Request.Headers.UserAgent.ToString(), factor);
        var session = await openSession.RunAsync(command, ct);
        DeviceCookie.Write(context, account.Email, await rememberDevice.RunAsync(account.UserId, source.Device, ct));
        await half.EndAsync();
        await signIns.SignInWithClaimsAsync(user, isPersistent: false, [new Claim(ViewerClaims.Session, session.ToString())]);
        log.LogInformation("User {UserId} signed in with {Factor}", account.UserId, factor);
    }
}
