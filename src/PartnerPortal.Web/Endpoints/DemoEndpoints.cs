using Microsoft.Extensions.Localization;
using PartnerPortal.Demo;
using PartnerPortal.Web.Components.Layout;
using PartnerPortal.Web.Texts;

namespace PartnerPortal.Web.Endpoints;

/// <summary>How far the making of the demo is: asked by pages without a circuit while they show it.</summary>
internal static class DemoEndpoints
{
    public const string Path = "/demo/progress";

    public static void MapDemo(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(Path, Answer).AllowAnonymous();

    private static IResult Answer(DemoProgress progress, IStringLocalizer<WebTexts> texts) => progress.State is { } state
        ? Results.Json(new { text = DemoText.Of(state, texts), percent = state.Percent, going = state.Step is not null })
        : Results.NotFound();
}
