using System.Text;
using Microsoft.Net.Http.Headers;

namespace PartnerPortal.Web.Security;

/// <summary>
/// Answers with 400 what cannot be read as it was meant: an address with broken escapes or controls, a way back that hides characters, a
/// form in an encoding that is not UTF-8 or with a zero byte. Behind this, text is text.
/// </summary>
internal sealed class RequestSense(RequestDelegate next)
{
    private const string WayBack = "returnUrl";

    /// <summary>Stands before the routing.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        if (IsSound(context.Request)) return next(context);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }

    /// <summary>Stands where forms are about to be read.</summary>
    public static async Task CheckFormAsync(HttpContext context, RequestDelegate next)
    {
        if (await IsSoundFormAsync(context)) await next(context);
        else context.Response.StatusCode = StatusCodes.Status400BadRequest;
    }

    private static bool IsSound(HttpRequest request) =>
        !(request.Path.Value ?? "").Any(char.IsControl)
        && HostileText.IsSoundQuery(request.QueryString.Value ?? "")
        && request.Query[WayBack].All(HostileText.IsSoundAddress)
        && IsReadable(request);

    private static bool IsReadable(HttpRequest request)
    {
        if (string.IsNullOrEmpty(request.ContentType) || HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            return true;
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)) return false;
        return !type.Charset.HasValue
            || HeaderUtilities.RemoveQuotes(type.Charset).Value?.ToUpperInvariant() is "" or "UTF-8" or "UTF8" or "US-ASCII";
    }

    private static async Task<bool> IsSoundFormAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || !context.Request.HasFormContentType) return true;
        try
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            return form.All(field => IsSoundText(field.Key) && field.Value.All(IsSoundText))
                && form[WayBack].All(HostileText.IsSoundAddress);
        }
        catch (Exception unreadable) when (
            unreadable is InvalidDataException or (IOException and not BadHttpRequestException) or DecoderFallbackException)
        {
            return false;
        }
    }

    private static bool IsSoundText(string? text) => text?.Contains('\0', StringComparison.Ordinal) != true;
}
