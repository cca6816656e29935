using System.Diagnostics;
using System.Globalization;

namespace PartnerPortal.Web;

/// <summary>Says on standard error what the start has done and how long that took, so that a first one is not silent.</summary>
internal static class StartSteps
{
    public static async Task<T> SayAsync<T>(string done, Func<Task<T>> work)
    {
        var watch = Stopwatch.StartNew();
        var result = await work();
        await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{done} ({watch.Elapsed.TotalSeconds:0.0} s)."));
        return result;
    }
}
