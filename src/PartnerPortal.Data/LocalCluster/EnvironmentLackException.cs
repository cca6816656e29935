namespace PartnerPortal.Data.LocalCluster;

/// <summary>The machine lacks something that the portal needs. Says what, and how to mend it.</summary>
public sealed class EnvironmentLackException(string what, string howToMend, Exception? cause = null)
    : Exception($"{what} {howToMend}", cause)
{
    public string What { get; } = what;

    public string HowToMend { get; } = howToMend;
}
