using PartnerPortal.Benchmarks.Circuits;
using PartnerPortal.Benchmarks.Pages;

// Figures of the portal at work, on the database of PORTAL_DATA. Every time is set against another one of the same run.
return args switch
{
    ["pages", .. var rest] => await PageBenchmark.RunAsync(rest),
    ["circuits", .. var rest] => await CircuitBenchmark.RunAsync(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        pages [--times N]                              each page: queries, milliseconds, and how many times a bare endpoint that reads 25 rows
        circuits [--people N] [--seconds N]            so many people at once, each clicking every five seconds; memory per person
        PORTAL_DATA names the data directory; fill it with ./portal seed and ./portal close.
        """);
    return 2;
}
