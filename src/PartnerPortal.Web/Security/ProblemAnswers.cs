using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;

namespace PartnerPortal.Web.Security;

/// <summary>A refusal becomes a page only for those who read pages, and is found as a GET also where a form was posted.</summary>
internal sealed class ProblemAnswers(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);
        if (context.Response.StatusCode < StatusCodes.Status400BadRequest || context.Response.HasStarted) return;
        if (ReadsPages(context.Request)) BecomePage(context);
        else if (context.Features.Get<IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
    }

    private static void BecomePage(HttpContext context)
    {
        context.Request.Method = HttpMethods.Get;
        // A refused form leaves the kind of the page that it would have become, and nothing of it: that would pass for an answer.
        if (context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false }) context.Response.ContentType = null;
    }

    private static bool ReadsPages(HttpRequest request) => request.GetTypedHeaders().Accept
        .Any(accepted => accepted.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));
}
