using Microsoft.Extensions.Localization;
using PartnerPortal.Demo;
using PartnerPortal.Web.Texts;

namespace PartnerPortal.Web.Components.Layout;

/// <summary>How far the making of the demo is, in the reader's language.</summary>
internal static class DemoText
{
    public static string Of(DemoState state, IStringLocalizer<WebTexts> texts)
    {
        if (state.Failed) return texts["demo.failed"];
        if (state.Step is not { } step) return texts["demo.ready"];
        var left = state.Left is { } time ? texts["demo.left", Math.Max(5, (int)Math.Ceiling(time.TotalSeconds / 5) * 5)].Value : "";
        return $"{texts["demo.making", texts[NameOf(step)].Value, state.Percent]} {left}".TrimEnd();
    }

    private static string NameOf(DemoStep step) => step switch
    {
        DemoStep.Reading => "demo.reading",
        DemoStep.Closing => "demo.closing",
        DemoStep.People => "demo.people",
        DemoStep.Stories => "demo.stories",
    };
}
