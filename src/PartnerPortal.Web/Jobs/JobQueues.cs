namespace PartnerPortal.Web.Jobs;

/// <summary>
/// Two queues with workers of their own: what people start, however long it takes, holds up nothing that runs by the clock.
/// </summary>
internal static class JobQueues
{
    public const string Clock = "clock";
    public const string People = "people";
}
