using System.Diagnostics;

namespace PartnerPortal.Benchmarks;

/// <summary>The memory of this process.</summary>
internal static class ProcessMemory
{
    /// <summary>The most it ever held, in mebibytes.</summary>
    public static double PeakMebibytes()
    {
        using var self = Process.GetCurrentProcess();
        return self.PeakWorkingSet64 / 1024d / 1024d;
    }
}
