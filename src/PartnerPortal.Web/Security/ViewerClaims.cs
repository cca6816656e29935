using System.Security.Claims;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data.People.Identity;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;

namespace PartnerPortal.Web.Security;

/// <summary>The claims that carry a <see cref="Viewer"/> from the cookie to pages and endpoints.</summary>
public static class ViewerClaims
{
    public const string Language = "portal.language";

    /// <summary>The sign-in that the cookie comes from.</summary>
    public const string Session = "portal.session";

    private const string Name = "portal.name";
    private const string Role = "portal.role";
    private const string Partner = "portal.partner";
    private const string Ended = "portal.ended";

    /// <param name="ended">Whether the agreement of the person's company is over.</param>
    public static IEnumerable<Claim> For(PortalUser user, bool ended)
    {
        yield return new Claim(Name, user.DisplayName);
        yield return new Claim(Role, Vocabulary<PortalRole>.Text(user.Role));
        yield return new Claim(Language, user.Language);
        if (user.PartnerId is not null) yield return new Claim(Partner, user.PartnerId);
        if (ended) yield return new Claim(Ended, "true");
    }

    /// <summary>The person of a principal; null for one who is not signed in.</summary>
    public static Viewer? Of(ClaimsPrincipal principal)
    {
        var signedIn = principal.Identity?.IsAuthenticated == true
            && Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out _)
            && Vocabulary<PortalRole>.TryParse(principal.FindFirstValue(Role) ?? "", out _);
        return signedIn ? Read(principal) : null;
    }

    private static Viewer Read(ClaimsPrincipal principal) => new(
        Guid.Parse(principal.FindFirstValue(ClaimTypes.NameIdentifier)!),
        principal.FindFirstValue(Name) ?? "",
        Vocabulary<PortalRole>.Parse(principal.FindFirstValue(Role)!),
        principal.FindFirstValue(Partner),
        Guid.TryParse(principal.FindFirstValue(Session), out var session) ? session : null)
    {
        AgreementEnded = principal.HasClaim(Ended, "true"),
    };
}
