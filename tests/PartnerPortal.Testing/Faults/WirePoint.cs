namespace PartnerPortal.Testing.Faults;

/// <summary>
/// A moment at which something can happen to the wire: before the server gets a command (2n), or after it has answered it and before the
/// program knows (2n + 1). Commits are commands like others.
/// </summary>
internal sealed record WirePoint(int Number, string Command)
{
    public bool IsAfter => Number % 2 == 1;

    public bool IsCommit => Command.StartsWith("COMMIT", StringComparison.OrdinalIgnoreCase);

    public override string ToString() => $"{Number} ({(IsAfter ? "after" : "before")}: {Command})";
}

/// <summary>What happens once.</summary>
/// <param name="Strikes">At which point: the first for which this is true.</param>
/// <param name="Act">Does it. The wire waits; if it is not cut then, it goes on.</param>
internal sealed record WireFault(Func<WirePoint, bool> Strikes, Func<WireLink, Task> Act)
{
    public static WireFault At(WirePoint point, Func<WireLink, Task> act) => new(reached => reached.Number == point.Number, act);

    public static WireFault CutAt(WirePoint point) => At(point, link =>
    {
        link.Cut();
        return Task.CompletedTask;
    });
}
