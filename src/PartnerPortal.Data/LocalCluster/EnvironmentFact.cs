namespace PartnerPortal.Data.LocalCluster;

/// <summary>One thing that the portal needs from its surroundings: what was found, and how to mend it when it will not do.</summary>
public sealed record EnvironmentFact(string Name, bool Ok, string Found, string HowToMend);
