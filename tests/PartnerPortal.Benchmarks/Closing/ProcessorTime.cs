using System.Diagnostics;
using System.Globalization;

namespace PartnerPortal.Benchmarks.Closing;

/// <summary>
/// Milliseconds of processor time that this process and its database server have used: on a machine that is shared they say more than the
/// clock.
/// </summary>
internal readonly record struct ProcessorTime(double Program, double Server)
{
    private const double TicksPerMillisecond = 0.1;

    public double Total => Program + Server;

    public static ProcessorTime operator -(ProcessorTime later, ProcessorTime earlier) =>
        new(later.Program - earlier.Program, later.Server - earlier.Server);

    /// <summary>So far.</summary>
    public static ProcessorTime Now(string dataFolder)
    {
        using var self = Process.GetCurrentProcess();
        return new ProcessorTime(self.TotalProcessorTime.TotalMilliseconds, OfServer(dataFolder));
    }

    private static double OfServer(string dataFolder)
    {
        var server = File.ReadLines(Path.Combine(dataFolder, "pg", "cluster", "postmaster.pid")).First();
        var ticks = 0L;
        foreach (var folder in Directory.EnumerateDirectories("/proc").Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0])))
        {
            if (Fields(folder) is not { } fields) continue;
            // After the name: state, parent, …; times of its own are the 12th and 13th, those of ended children the 14th and 15th.
            if (Path.GetFileName(folder) == server) ticks += Sum(fields, 11, 4);
            else if (fields[1] == server) ticks += Sum(fields, 11, 2);
        }

        return ticks / TicksPerMillisecond;
    }

    private static string[]? Fields(string folder)
    {
        try
        {
            var stat = File.ReadAllText(Path.Combine(folder, "stat"));
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static long Sum(string[] fields, int first, int count) =>
        fields.Skip(first).Take(count).Sum(field => long.Parse(field, CultureInfo.InvariantCulture));
}
