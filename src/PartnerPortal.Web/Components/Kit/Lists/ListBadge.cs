namespace PartnerPortal.Web.Components.Kit.Lists;

/// <summary>A state in a cell: a badge on the screen, its word in a file.</summary>
public sealed record ListBadge(string Text, Tone Tone, string? Icon = null)
{
    public override string ToString() => Text;
}

/// <summary>A cell that leads somewhere: a link on the screen, its text in a file.</summary>
/// <param name="Href">Null where the reader may not go.</param>
public sealed record ListLink(string Text, string? Href)
{
    public override string ToString() => Text;
}
