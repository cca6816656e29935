using System.Security.Cryptography;
using System.Text;
using PartnerPortal.Application.People.Accounts;

namespace PartnerPortal.Web.Security;

/// <summary>
/// By what a browser is known in which somebody signed in fully: one random value for each account, readable by no script. It opens
/// nothing; it only says that wrong attempts of others do not slow this browser down.
/// </summary>
internal static class DeviceCookie
{
    private const int Longest = 100;

    private static readonly HostPrefixCookies Cookies = new();

    /// <summary>Where an attempt on an account comes from.</summary>
    public static SignInSource SourceOf(HttpContext context, string email)
    {
        var device = Cookies.GetRequestCookie(context, Name(email));
        return new SignInSource(context.Connection.RemoteIpAddress, device is { Length: > 0 and <= Longest } ? device : null);
    }

    public static void Write(HttpContext context, string email, string device)
    {
        var options = new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = RememberDevice.Lasts,
            Path = "/",
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
        };
        Cookies.AppendResponseCookie(context, Name(email), device, options);
    }

    // Several people may use one browser; the name does not say who.
    private static string Name(string email) =>
        "portal.device." + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(email.Trim().ToUpperInvariant())))[..8];
}
