using PartnerPortal.Data.LocalCluster;

namespace PartnerPortal.Web.Demo;

/// <summary>
/// Half a demo, left by a first start that was cut off. Nobody has worked in it: its sign-ins are printed when it is whole. On the portal's
/// own server it is thrown away; on somebody else's it stays, and its pages say that it is not whole.
/// </summary>
internal static class DemoRemains
{
    public static async Task ClearAsync(PortalServer server, IConfiguration configuration, string data, CancellationToken ct)
    {
        if (!configuration.GetValue("Demo", true) || !server.IsPrivate || !DemoMark.IsThere(data)) return;
        using var mark = DemoMark.TryTake(data);
        if (mark is null) return;
        await Console.Error.WriteLineAsync("The first start was cut off while it made the demo: beginning anew.");
        await server.EmptyAsync(ct);
    }
}
