using System.Threading.Channels;

namespace PartnerPortal.Application.Platform.Access;

/// <summary>
/// Something that was refused to a signed-in person: a page of others, a use case behind a forged event. Where it is refused there is often
/// no transaction, so that it waits here for the journal; a flood is counted, not kept.
/// </summary>
/// <param name="What">The permission, or the route as a pattern: no addresses.</param>
public sealed record RefusedAccess(Viewer Viewer, string What)
{
    private static readonly Channel<RefusedAccess> Waiting =
        Channel.CreateBounded<RefusedAccess>(new BoundedChannelOptions(1_000) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Puts one down; never waits.</summary>
    public static void Note(Viewer viewer, string what) => Waiting.Writer.TryWrite(new RefusedAccess(viewer, what));

    /// <summary>Those put down, as they come.</summary>
    public static IAsyncEnumerable<RefusedAccess> ReadAllAsync(CancellationToken ct) => Waiting.Reader.ReadAllAsync(ct);
}
