using Spectre.Console;
using Spectre.Console.Rendering;

namespace PartnerPortal.Cli;

/// <summary>How many a second, beside a bar.</summary>
internal sealed class RateColumn : ProgressColumn
{
    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
        new Text(task.Speed is { } speed ? $"{speed:0}/s" : "", Color.Grey);
}
