using System.Diagnostics;

namespace PartnerPortal.Data;

/// <summary>Remembers on the current request or event that something was saved, so that a later failure of it tells the truth.</summary>
public static class SavedWork
{
    private const string Tag = "portal.saved";

    /// <summary>Whether anything was committed since the request or event began.</summary>
    public static bool Happened => Root()?.GetTagItem(Tag) is true;

    internal static void Note() => Root()?.SetTag(Tag, true);

    private static Activity? Root()
    {
        var activity = Activity.Current;
        while (activity?.Parent is { } parent) activity = parent;
        return activity;
    }
}
