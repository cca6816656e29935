using PartnerPortal.Benchmarks.Circuits;
using PartnerPortal.Benchmarks.Closing;
using PartnerPortal.Benchmarks.Importing;
using PartnerPortal.Benchmarks.Pages;
using PartnerPortal.Benchmarks.Previewing;
using PartnerPortal.Benchmarks.Statements;

// Figures of the portal at work, on the database of PORTAL_DATA. Every time is set against another one of the same run.
return args switch
{
    ["pages", .. var rest] => await PageBenchmark.RunAsync(rest),
    ["partners", .. var rest] => await PartnerComparison.RunAsync(rest),
    ["circuits", .. var rest] => await CircuitBenchmark.RunAsync(rest),
    ["close", .. var rest] => await CloseBenchmark.RunAsync(rest),
    ["import", .. var rest] => await ImportBenchmark.RunAsync(rest),
    ["statements", .. var rest] => await StatementBenchmark.RunAsync(rest),
    ["preview"] => await PreviewBenchmark.RunAsync(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        pages [--times N] [--only PART]                each page, or those whose address has PART in it: queries (with how they
            begin, where they are too many), milliseconds, and how many times a bare endpoint that reads 25 rows
        partners [--times N]                           the second half of it: the pages of the largest partner against those of two small ones
        circuits [--people N] [--seconds N]            so many people at once, each clicking every five seconds; memory per person
        close [--invoices N,N] [--partners N] [--years N] [--in DIR]  the close of a month against the same month in plain SQL; made-up data of its own in DIR
        import [--invoices N,N] [--in DIR]             a folder of files against a plain binary COPY of the same rows
        statements [--invoices N] [--printed N] [--in DIR]  the statements of a month as PDF against headless Chromium
        preview                                        what twelve months would have paid under other terms, against reading their lines
            and payments
        For preview and the first three PORTAL_DATA names the data directory; fill it with ./portal seed and ./portal close.
        """);
    return 2;
}
