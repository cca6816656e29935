namespace PartnerPortal.Data.LocalCluster;

/// <summary>What a commit survives.</summary>
internal enum ClusterDurability
{
    /// <summary>A loss of power.</summary>
    Full,

    /// <summary>Nothing but an orderly stop: for tests, which throw the cluster away.</summary>
    None,
}
