namespace PartnerPortal.Web.Tests.Access;

/// <summary>A line that was agreed to, or that was found, and the area it belongs to; null for what serves all areas.</summary>
internal sealed record AgreedLine(string? Area, string Text);

/// <summary>
/// What was agreed to, a line each, in one file per area: <c>Sales/Access/access-matrix.txt</c>. What belongs to no area stands in the
/// file of that name without one. A feature of an area changes the files of that area only.
/// </summary>
/// <param name="file">Folder and name below the area's.</param>
/// <param name="said">What of a line is compared: the rest is the reason.</param>
internal sealed class AgreedLines(string file, Func<string, string> said)
{
    private static readonly string Tests = Path.Combine(BuiltWeb.ProjectFolder, "..", "..", "tests", "PartnerPortal.Web.Tests");

    /// <summary>Of lines that are compared whole.</summary>
    public static AgreedLines Whole(string file) => new(file, line => line);

    /// <summary>Of lines whose first word is compared.</summary>
    public static AgreedLines Named(string file) => new(file, line => line.Split(' ')[0]);

    /// <summary>All of them, as they are written.</summary>
    public IReadOnlyList<AgreedLine> All { get; } = [.. Areas.All.Prepend(null).SelectMany(area => Read(area, file))];

    /// <summary>Fails and names the files, unless each area's file says what was found there, each line once and in order.</summary>
    public void ShouldSay(IEnumerable<AgreedLine> found)
    {
        var (there, agreed) = (found.ToHashSet(), All.Select(line => new AgreedLine(line.Area, said(line.Text))).ToList());
        var faults = there.Except(agreed).Select(line => $"{Place(line.Area)} lacks: {line.Text}")
            .Concat(agreed.Except(there).Select(line => $"{Place(line.Area)} says too much: {line.Text}"))
            .Concat(agreed.GroupBy(line => line).Where(same => same.Count() > 1)
                .Select(same => $"{Place(same.Key.Area)} says twice: {same.Key.Text}"))
            .Concat(All.GroupBy(line => line.Area).Where(area => !IsInOrder(area)).Select(area => $"{Place(area.Key)} is not in order"));
        faults.Order(StringComparer.Ordinal).ShouldBeEmpty("edit these files below tests/PartnerPortal.Web.Tests");
    }

    private string Place(string? area) => area is null ? file : $"{area}/{file}";

    private static bool IsInOrder(IEnumerable<AgreedLine> lines) =>
        lines.Select(line => line.Text) is var texts && texts.SequenceEqual(texts.Order(StringComparer.Ordinal));

    private static IEnumerable<AgreedLine> Read(string? area, string file)
    {
        var path = Path.Combine(Tests, area ?? "", file);
        return File.Exists(path) ? File.ReadAllLines(path).Select(line => new AgreedLine(area, line)) : [];
    }
}
