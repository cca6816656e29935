using PartnerPortal.Data;

namespace PartnerPortal.Application.People.Accounts;

/// <summary>Makes the browser of somebody who has signed in fully a known one (<see cref="KnownDevices"/>).</summary>
public sealed class RememberDevice(PortalDatabase database, TimeProvider time)
{
    /// <summary>How long the browser keeps what it is given, counted from the latest sign-in.</summary>
    public static TimeSpan Lasts => KnownDevices.Lasts;

    /// <param name="device">What the browser has for this account; null for nothing.</param>
    /// <returns>What it is to keep.</returns>
    public async Task<string> RunAsync(Guid userId, string? device, CancellationToken ct)
    {
        await using var tx = await database.BeginAsync(DataScope.All, ct);
        var kept = await KnownDevices.RememberAsync(tx, userId, device, time.GetUtcNow(), ct);
        await tx.CommitAsync(ct);
        return kept;
    }
}
