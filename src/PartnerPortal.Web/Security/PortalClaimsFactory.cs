using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Program.Agreements;
using PartnerPortal.Data.People.Identity;

namespace PartnerPortal.Web.Security;

/// <summary>Writes who the person is into the cookie when signing in, and again whenever the cookie is checked.</summary>
internal sealed class PortalClaimsFactory(UserManager<PortalUser> users, IOptions<IdentityOptions> options, AgreementQueries agreements)
    : UserClaimsPrincipalFactory<PortalUser>(users, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(PortalUser user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        var ended = user.PartnerId is not null
            && await agreements.HasEndedAsync(new Viewer(user.Id, user.DisplayName, user.Role, user.PartnerId), CancellationToken.None);
        identity.AddClaims(ViewerClaims.For(user, ended));
        return identity;
    }
}
