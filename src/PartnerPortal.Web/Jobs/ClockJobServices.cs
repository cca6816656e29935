namespace PartnerPortal.Web.Jobs;

/// <summary>How an area has something run by the clock.</summary>
internal static class ClockJobServices
{
    /// <param name="services">The host's.</param>
    /// <param name="job">What runs, and when.</param>
    /// <param name="textKey">What people call it.</param>
    public static IServiceCollection AddClockJob(this IServiceCollection services, ClockJob job, string textKey) =>
        services.AddSingleton(job with { TextKey = textKey });
}
