using System.Diagnostics;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using PartnerPortal.Domain;
using PartnerPortal.Web.Components.Public;

namespace PartnerPortal.Web.Components.Layout;

/// <summary>Keeps the frame standing when a page fails, and says so with an id that the log knows.</summary>
public sealed class PortalErrorBoundary(ILogger<PortalErrorBoundary> log) : ErrorBoundaryBase
{
    private string _id = "";

    protected override Task OnErrorAsync(Exception exception)
    {
        _id = (Activity.Current?.TraceId ?? ActivityTraceId.CreateRandom()).ToHexString();
        if (exception is not RuleViolationException) log.LogError(exception, "Page failed, id {ErrorId}", _id);
        return Task.CompletedTask;
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        if (CurrentException is null)
        {
            builder.AddContent(0, ChildContent);
            return;
        }

        builder.OpenComponent<Problem>(1);
        builder.AddComponentParameter(2, nameof(Problem.ErrorId), _id);
        builder.AddComponentParameter(3, nameof(Problem.Cause), CurrentException);
        builder.CloseComponent();
    }
}
