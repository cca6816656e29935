using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using PartnerPortal.Application.People.Accounts;
using PartnerPortal.Data.People.Identity;

namespace PartnerPortal.Web.Security;

/// <summary>
/// Remembers for ten minutes who proved the first half of signing in. This is a cookie of its own: it opens no page, endpoint or use
/// case, all of which ask for the whole sign-in; only the pages that ask for the other half read it.
/// </summary>
public sealed class PartialSignIn(IHttpContextAccessor http, UserManager<PortalUser> users, AccountQueries accounts)
{
    public const string Scheme = "portal.half";

    private const string Stamp = "stamp";

    private HttpContext Context => http.HttpContext ?? throw new InvalidOperationException("Signing in takes place in a request");

    public async Task StartAsync(Account account)
    {
        var user = await users.FindByIdAsync(account.UserId.ToString()) ?? throw new InvalidOperationException("The account is gone");
        var identity = new ClaimsIdentity(
            [new Claim(ClaimTypes.NameIdentifier, account.UserId.ToString()), new Claim(Stamp, await users.GetSecurityStampAsync(user))],
            Scheme);
        await Context.SignInAsync(Scheme, new ClaimsPrincipal(identity));
    }

    /// <summary>Who it is; null for nobody, and for somebody who was disabled or signed out everywhere meanwhile.</summary>
    public async Task<Account?> WhoAsync(CancellationToken ct)
    {
        var half = await Context.AuthenticateAsync(Scheme);
        if (!half.Succeeded || await users.FindByIdAsync(half.Principal.FindFirstValue(ClaimTypes.NameIdentifier) ?? "") is not { } user)
            return null;
        return half.Principal.FindFirstValue(Stamp) == await users.GetSecurityStampAsync(user)
            ? await accounts.FindAsync(user.Id, ct)
            : null;
    }

    public Task EndAsync() => Context.SignOutAsync(Scheme);
}
