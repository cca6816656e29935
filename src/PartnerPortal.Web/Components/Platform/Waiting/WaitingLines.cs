using PartnerPortal.Application.Platform.Waiting;

namespace PartnerPortal.Web.Components.Platform.Waiting;

/// <summary>What the areas have said can wait, each with how it is shown, in the order of the list.</summary>
public sealed class WaitingLines
{
    private readonly WaitingLine[] _lines;

    public WaitingLines(IEnumerable<WaitingSource> sources, IEnumerable<WaitingLine> lines)
    {
        _lines = [.. lines.OrderBy(line => line.Order)];
        if (_lines.GroupBy(line => line.Order).FirstOrDefault(order => order.Count() > 1) is { } both)
            throw new InvalidOperationException($"In one place of what waits stand {string.Join(" and ", both.Select(line => line.Key))}");
        if (sources.FirstOrDefault(source => _lines.All(line => line.Key != source.Key)) is { } unseen)
            throw new InvalidOperationException($"What waits as '{unseen.Key}' has no line on the screen");
    }

    /// <summary>The kinds of which something waits, with how many.</summary>
    public IEnumerable<(WaitingLine Line, int Count)> Of(IReadOnlyDictionary<string, int> counts) =>
        _lines.Select(line => (line, counts.GetValueOrDefault(line.Key))).Where(line => line.Item2 > 0);
}
